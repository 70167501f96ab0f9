"""From how many receivers on a second person has to approve: what the office has decided."""

from langnghe.services import authority, office_settings
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work

KEY = "broadcast_approval_size"
#: While the office has decided nothing.
USUAL = 100
MOST = 1_000_000


def now(work: Work) -> int:
    """Up to so many receivers nobody else is asked; 0: always."""
    found = office_settings.read(work.connection, KEY)
    return USUAL if found is None else int(found.value["size"])


def put(work: Work, by: int, typed: str) -> int:
    """Decide it, as an admin has typed it ("100", "1.000 người"); the number. Raises `Forbidden`, `Invalid`."""
    authority.require_admin(work, by)
    words = typed.strip().split()
    digits = "".join(character for character in (words[0] if words else "") if character not in ".,")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 7 or int(digits) > MOST:
        raise Invalid("b-size-unread", most=MOST)
    office_settings.put(work, KEY, {"size": int(digits), "by": by})
    return int(digits)
