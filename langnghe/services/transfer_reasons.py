"""Why a ticket may be passed on or returned: a closed list, each reason with its ground in law."""

from dataclasses import dataclass
from functools import lru_cache

from langnghe.services.data import rows
from langnghe.services.refusals import Invalid


@dataclass(frozen=True, slots=True)
class Reason:
    """`code` names its words in locales/ ("reason-pass-…"); `ground` is quoted as it stands."""

    code: str
    ground: str


@lru_cache(maxsize=1)
def reasons() -> tuple[Reason, ...]:
    """The closed list, in the order in which it is offered."""
    return tuple(Reason(row["code"], row["ground"]) for row in rows("transfer_reasons.csv"))


def reason_of(code: str) -> Reason:
    """The reason with this code. `Invalid` when the list has none such."""
    for reason in reasons():
        if reason.code == code:
            return reason
    raise Invalid("o-no-such-reason")
