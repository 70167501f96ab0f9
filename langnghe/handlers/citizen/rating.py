"""Rating an answer: a score, reasons to tick, a word if one likes; once per answer."""

from typing import Any

from langnghe.handlers.citizen import flow, status
from langnghe.handlers.citizen.room import answers, ticket_press
from langnghe.handlers.common import citizen_card
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk, in_rows
from langnghe.models import Act
from langnghe.models.contract import Expects, InputKind
from langnghe.services import following, transitions
from langnghe.services.following import Opinion
from langnghe.services.refusals import Invalid, Stale
from langnghe.services.tickets import TicketView

RATING = "rating"
STATE, COMMENT = "citizen.rate", "citizen.comment"
GOOD_FROM = 4


@ticket_press("c.rate", keeps=True)
def score(talk: Talk, ticket_id: int, args: Args) -> None:
    ticket = status.own(talk, ticket_id)
    _must_be_open_to_rating(ticket)
    chosen = int(args[0]) if args and args[0] in {"1", "2", "3", "4", "5"} else 0
    if not chosen:
        raise Invalid("score-wrong")
    talk.data[RATING] = {"ticket": ticket_id, "score": chosen, "reasons": [], "comment": ""}
    _ask_reasons(talk, ticket)


@ticket_press("c.why")
def reason(talk: Talk, ticket_id: int, args: Args) -> None:
    """Tick a reason, or take the tick away."""
    kept = _kept(talk, ticket_id)
    name = args[0] if args else ""
    if name in following.REASONS:
        ticked = kept["reasons"]
        kept["reasons"] = [each for each in ticked if each != name] if name in ticked else [*ticked, name]
    _ask_reasons(talk, status.own(talk, ticket_id))


@ticket_press("c.comment")
def ask_comment(talk: Talk, ticket_id: int, _args: Args) -> None:
    _kept(talk, ticket_id)
    talk.speaker.state = COMMENT
    done = [[talk.button("btn-rating-send", "c.rated", ticket_id)]]
    talk.say("comment-ask", choices=done, expects=Expects.TEXT, most=following.LONGEST_COMMENT)


@answers.on(STATE, COMMENT)
def comment(talk: Talk) -> None:
    """Words instead of ticks are a comment, and no new matter."""
    kept = talk.data.get(RATING)
    if not kept or (talk.speaker.state == STATE and talk.event.kind is not InputKind.TEXT):
        talk.speaker.state = None
        flow.take(talk)
        return
    if talk.event.kind is not InputKind.TEXT:
        raise Invalid("comment-words-only")
    if len(talk.event.text) > following.LONGEST_COMMENT:
        raise Invalid("comment-too-long", most=following.LONGEST_COMMENT)
    kept["comment"] = talk.event.text.strip()
    _ask_reasons(talk, status.own(talk, int(kept["ticket"])))


@ticket_press("c.rated")
def send(talk: Talk, ticket_id: int, _args: Args) -> None:
    kept = _kept(talk, ticket_id)
    opinion = Opinion(int(kept["score"]), tuple(kept["reasons"]), str(kept["comment"]))
    following.rate(talk.work, talk.speaker.person_id, ticket_id, opinion)
    talk.data.pop(RATING)
    talk.speaker.state = None
    ticket = status.own(talk, ticket_id)
    low = opinion.score <= following.LOW_SCORE
    rows = [[talk.button("btn-ticket-card", "c.show", ticket_id), talk.button("btn-menu", "m.menu")]]
    if ticket.can_reopen:
        rows.insert(0 if low else 1, [talk.button("btn-reopen", "c.reopen", ticket_id)])
    talk.say("rated", choices=rows, code=ticket.code, low="yes" if low and ticket.can_reopen else "no")


def _must_be_open_to_rating(ticket: TicketView) -> None:
    if ticket.score is not None:
        raise Stale("already-rated", code=ticket.code, score=ticket.score)
    if ticket.state not in transitions.RULES[Act.RATE].before:
        raise Stale("ticket-moved-on", code=ticket.code, state=str(ticket.state))


def _kept(talk: Talk, ticket_id: int) -> dict[str, Any]:
    """The rating begun for this ticket. `Stale` when there is none: the press is on an old card."""
    kept: dict[str, Any] | None = talk.data.get(RATING)
    if not kept or kept["ticket"] != ticket_id:
        raise Stale("rating-begin-anew")
    return kept


def _ask_reasons(talk: Talk, ticket: TicketView) -> None:
    kept = talk.data[RATING]
    talk.speaker.state = STATE
    good = kept["score"] >= GOOD_FROM
    own = following.REASONS_GOOD if good else following.REASONS_BAD
    manner = ("manner-bad",) if good else ("manner-good",)
    ticks = [
        talk.button(
            "btn-reason",
            "c.why",
            ticket.id,
            each,
            ticked="yes" if each in kept["reasons"] else "no",
            reason=talk.texts.label(f"reason-{each}"),
        )
        for each in (*own, *manner)
    ]
    talk.say(
        "reasons-ask",
        choices=[
            *in_rows(ticks),
            [talk.button("btn-comment", "c.comment", ticket.id)],
            [talk.button("btn-rating-send", "c.rated", ticket.id)],
        ],
        score=citizen_card.stars(kept["score"]),
        comment=kept["comment"],
        commented="yes" if kept["comment"] else "no",
    )
