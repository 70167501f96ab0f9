"""What a broadcast says, on one line and without marks: by it people know which one is meant."""

import re
from html import unescape

from langnghe.models.contract import Marked

_MARK = re.compile(r"</?[^>]+>")


def first_words(text: Marked) -> str:
    """All its words in plain text; who shows them cuts them to the room there is. No addresses of links."""
    return " ".join(unescape(_MARK.sub("", text)).split())
