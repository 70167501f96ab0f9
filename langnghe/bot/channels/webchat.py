"""The office's own web chat, as a channel: what is said there is written to the transcript the browser reads."""

from langnghe.models.contract import Capabilities

#: No courier: the page reads its transcript, live, and a link or file is opened from the page itself.
WEBCHAT = Capabilities(inbox=True, buttons=True, edit=False, files=True, limit=8000, caption_limit=8000)
