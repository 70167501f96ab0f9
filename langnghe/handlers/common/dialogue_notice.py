"""What people are told about sessions, in words, with what they can do next."""

from langnghe.handlers.common.talk import Rows, token
from langnghe.locales.texts import Texts
from langnghe.models.contract import Choice, Marked
from langnghe.services.work import Notice

#: By the notice: labels and verbs of its buttons, each a row; a verb gets the session's id, and its "item" if any.
NEXT: dict[str, tuple[tuple[str, str], ...]] = {
    "g-plan-moved": (("btn-g-plan-open", "g.open"),),
    "g-plan-day-off": (("btn-g-plan-open", "g.open"),),
}


def words(texts: Texts, notice: Notice) -> tuple[Marked, Rows]:
    """The message and its choices. `notice.params` has "dialogue", the session's id, and "item" if any."""
    about = [notice.params[name] for name in ("dialogue", "item") if name in notice.params]
    choices = [[Choice(texts.label(label), token(verb, *about))] for label, verb in NEXT.get(notice.key, ())]
    return texts.of(notice.key, notice.params), choices
