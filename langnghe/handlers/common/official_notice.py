"""What an official is told unasked: what has happened, as much of the ticket as needed, and what may be done."""

from datetime import date
from typing import Any

from langnghe.handlers.common import official_card
from langnghe.handlers.common.talk import Rows, marked
from langnghe.locales.texts import Texts
from langnghe.models.contract import Marked
from langnghe.services import authority, casefile
from langnghe.services.casefile import Seen
from langnghe.services.tickets import TicketView
from langnghe.services.work import Notice, Work

#: After these the whole card follows: the reader has to act on the ticket as a whole.
_WITH_CARD = frozenset(
    {
        "new", "transferred", "sent-back", "dispute", "decided-yours", "assigned", "approval", "returned",
        "reopened", "extend-asked", "consulted", "submitted", "instructed", "step-given", "step-changed",
        "leader-left",
    }
)  # fmt: skip
#: These bring words of the citizen, of a coordinating body, or of a colleague about the matter.
_WITH_WORDS = frozenset(
    {
        "added", "replied", "reopened", "rated", "opined", "opined-not-ours", "submission-returned",
        "instruction-done",
    }
)  # fmt: skip
#: What a message may ask for and a notice may leave out.
_DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(("by", "from", "to", "umpire", "reason", "because", "until"), ""),
    "times": 1,
    "score": 0,
    "clock": "settle",
    "stage": "half",
}


def notice(work: Work, texts: Texts, notice: Notice, ticket: TicketView) -> tuple[Marked, Rows, tuple[int, ...]]:
    """The notice in words, its choices, and no files: they are a press away.

    Somebody told without a post that lets them see the ticket (an admin of an office without officials) gets
    the bare fact.
    """
    name = notice.key.removeprefix("o-")
    posts = authority.ticket_posts(work, notice.person_id)
    params = {**_DEFAULTS, "body": ticket.body_name, **notice.params, "code": ticket.code}
    params["clock_name"] = texts.label(f"clock-{params['clock']}")
    if why := notice.params.get("why"):
        params["because"] = marked(texts(f"pass-{why}"))
    if name == "complex":
        params["because"] = marked(texts(f"complex-{notice.params['ground']}"))
    first = texts.of(f"o-notice-{name}", {key: value for key, value in params.items() if _plain(value)})
    if not casefile.seen_by(work, ticket, posts):
        return first, [], ()
    seen = casefile.seen(work, ticket, posts)
    if name in _WITH_WORDS:
        first = _with_words(texts, first, seen, params)
    if name in _WITH_CARD:
        text, rows = official_card.card(work, texts, seen, pushed=True)
        return Marked(f"{first}\n\n{text}"), rows, ()
    about = texts(
        "o-notice-about",
        field=official_card.field_name(texts, ticket.field_names),
        area=ticket.area_name,
        due=notice.params.get("due", ticket.due_date),
    )
    return Marked(f"{first}\n<i>{about}</i>"), [[official_card.open_button(texts, ticket)]], ()


def _plain(value: Any) -> bool:
    return isinstance(value, str | int | float | date)


def _with_words(texts: Texts, first: Marked, seen: Seen, params: dict[str, Any]) -> Marked:
    lines = [first]
    text = str(params.get("text", ""))
    if text and seen.readable:
        # The words of a restricted ticket are not pushed to anybody.
        lines.append(
            texts("o-card-restricted-open") if seen.ticket.restricted else official_card.quoted(texts, text)
        )
    if files := params.get("files"):
        lines.append(texts("o-notice-files", count=files))
    return Marked("\n".join(lines))
