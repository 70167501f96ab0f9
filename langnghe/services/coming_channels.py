"""Channels the program does not speak yet, and what each will be able to do: makers see what it will look like."""

from collections.abc import Mapping

from langnghe.models.contract import Capabilities

#: A Zalo bot: 2,000 characters, also beside a picture; no buttons, no editing, files only as a link.
ZALO = Capabilities(buttons=False, edit=False, files=False, limit=2000, caption_limit=2000)

COMING: Mapping[str, Capabilities] = {"zalo": ZALO}
