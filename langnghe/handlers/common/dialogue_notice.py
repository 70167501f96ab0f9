"""What people are told about sessions, in words, with what they can do next."""

from langnghe.handlers.common.talk import Rows, token
from langnghe.locales.texts import Texts
from langnghe.models.contract import Choice, Marked
from langnghe.services.work import Notice

#: By the notice: labels and verbs of its buttons, each a row; a verb gets the session's id, and its "item" if any.
NEXT: dict[str, tuple[tuple[str, str], ...]] = {
    "d-told-offered": (("btn-d-seat-confirm", "d.seatok"), ("btn-d-seat-cancel", "d.seatx")),
    "d-told-seated": (("btn-d-seat-mine", "d.seat"), ("btn-d-seat-cancel", "d.seatx")),
    "d-told-lapsed": (("btn-d-seat-mine", "d.seat"),),
    # Questions: to who asked or supports, then to who keeps the session or prepares the answer.
    **dict.fromkeys(
        ("q-shown", "q-hidden", "q-merged", "q-answered", "q-written", "q-ticket"), (("btn-d-q-open", "d.qo"),)
    ),
    "q-ticket-too": (("btn-d-session", "d.open"),),
    "q-asker-withdrew": (("btn-d-ask", "d.ask"),),
    "q-guided": (("btn-petitions", "d.qg"),),
    "q-assigned": (("btn-g-q-prepare", "g.qp"),),
    "q-new": (("btn-g-q-one", "g.qo"),),
    "q-prepared": (("btn-g-q-one", "g.qo"),),
    # A dialogue about one ticket: here "dialogue" is the ticket, "item" the round.
    "case-invited": (("btn-d-case-yes", "d.cy"), ("btn-d-case-no", "d.cn"), ("btn-d-case", "d.co")),
    **dict.fromkeys(("case-held", "case-cancelled"), (("btn-d-case", "d.co"),)),
    "case-reply": (("btn-o-case", "o.case"),),
    "q-settled": (("btn-g-qs-all", "g.q"),),
    "after-remind": (("btn-g-after-open", "g.open"),),
    "after-late": (("btn-g-after-open", "g.open"),),
    "after-above": (("btn-d-com-card", "d.open"),),
    "after-promise-given": (("btn-g-promise-open", "g.com1"),),
    "after-promise-remind": (("btn-g-promise-open", "g.com1"),),
    "after-promise-late": (("btn-g-promise-open", "g.com1"),),
    "after-promise-above": (("btn-g-promise-open", "g.com1"),),
    "after-promise-ended": (("btn-g-promise-open", "g.com1"),),
    "g-plan-moved": (("btn-g-plan-open", "g.open"),),
    "g-plan-day-off": (("btn-g-plan-open", "g.open"),),
}


def words(texts: Texts, notice: Notice) -> tuple[Marked, Rows]:
    """The message and its choices. `notice.params` has "dialogue", the session's id, and "item" if any."""
    about = [notice.params[name] for name in ("dialogue", "item") if name in notice.params]
    choices = [[Choice(texts.label(label), token(verb, *about))] for label, verb in NEXT.get(notice.key, ())]
    return texts.of(notice.key, notice.params), choices
