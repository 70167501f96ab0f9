"""Files towards a channel that carries none: a link to the office's own web instead (a Zalo bot, for one)."""

from dataclasses import replace

from langnghe.locales.texts import Texts
from langnghe.models.contract import Capabilities, Marked, Outbound
from langnghe.services import attachments
from langnghe.services.work import Work


def carried(work: Work, texts: Texts, message: Outbound, able: Capabilities) -> Outbound:
    """The message with its file as a link where the channel cannot carry it."""
    if message.attachment_id is None or able.files:
        return message
    file = attachments.stored(work.connection, message.attachment_id)
    if file is None:
        words = texts("file-not-there")
    else:
        address = f"{work.office.public_url}/f/{file.token}"
        words = texts("file-link", name=file.name or str(file.kind), url=address)
    return replace(message, text=Marked("\n\n".join(filter(None, [message.text, words]))), attachment_id=None)
