"""A dialogue about one ticket in words, the same for its citizen and for the officials."""

from collections.abc import Iterator

from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import marked
from langnghe.locales.texts import Texts
from langnghe.models import CaseDialogueState
from langnghe.models.contract import Marked
from langnghe.services.case_dialogues import Party, Round


def line(texts: Texts, each: Round) -> Marked:
    """One round in a list."""
    return texts("case-line", round=each.number, starts=each.starts_at, state=str(each.state))


def card(texts: Texts, each: Round, code: str) -> Marked:
    """Everything about one round: the invitation, who comes, and how it went."""
    return Marked("\n".join(_lines(texts, each, code)))


def _lines(texts: Texts, each: Round, code: str) -> Iterator[Marked]:
    yield texts("case-title", code=code, round=each.number, state=str(each.state))
    yield texts("case-when", starts=each.starts_at, place=each.place)
    yield texts("case-invited-by", by=each.by_name, at=each.invited_at)
    if each.urgent_reason:
        yield texts("case-urgent", reason=each.urgent_reason)
    if each.reason:
        yield texts("case-reason", reason=each.reason)
    yield texts("case-parties")
    for party in each.parties:
        yield party_line(texts, party)
    if each.state is CaseDialogueState.HELD:
        for key, words in (("agreed", each.agreed), ("disagreed", each.disagreed)):
            yield texts(f"case-{key}", text=words, any=yes(words))
        yield texts("case-minutes", text=each.minutes)


def party_line(texts: Texts, party: Party) -> Marked:
    """Who it is, and whether they come or came."""
    if party.present is not None:
        came = "present" if party.present else "absent"
    elif party.coming is not None:
        came = "coming" if party.coming else "not-coming"
    else:
        came = "unknown"
    return texts(
        "case-party",
        name=marked(named(texts, party)),
        roled=yes(party.role),
        role=party.role,
        came=came,
        reasoned=yes(party.absence_reason),
        reason=party.absence_reason,
    )


def named(texts: Texts, party: Party) -> Marked:
    """A party's name; who sent the ticket may have none here."""
    return texts("case-name", submitter=yes(party.submitter), named=yes(party.name), name=party.name)
