"""What makers and approvers are told about broadcasts, in words, with what they can do next."""

from langnghe.handlers.common import broadcast_card
from langnghe.handlers.common.talk import Rows, token
from langnghe.locales.texts import Texts
from langnghe.models.contract import Choice, Marked
from langnghe.services.broadcast.view import view
from langnghe.services.work import Notice, Work

#: By the notice: labels and verbs of its buttons, each a row; a verb gets the broadcast's id, its version if any.
NEXT: dict[str, tuple[tuple[str, str], ...]] = {
    "b-to-approve": (("btn-b-preview", "b.view"), ("btn-b-approve", "b.ok"), ("btn-b-return", "b.no")),
}
#: What comes without buttons of its own leads to the card.
_CARD = (("btn-b-card", "b.o"),)
#: What is said above the whole card: who approves has to read all of it.
_WITH_CARD = frozenset({"b-to-approve"})


def words(work: Work, texts: Texts, notice: Notice) -> tuple[Marked, Rows]:
    """The message and its choices. `notice.params` has "broadcast", its id, and "version" for who approves."""
    about = [notice.params[name] for name in ("broadcast", "version") if name in notice.params]
    text = texts.of(notice.key, {**notice.params, "id": str(notice.params["broadcast"])})
    if notice.key in _WITH_CARD:
        card = broadcast_card.card(work, texts, view(work, notice.params["broadcast"]))
        text = Marked(f"{text}\n\n{card}")
    choices = [[Choice(texts.label(label), token(verb, *about))] for label, verb in NEXT.get(notice.key, _CARD)]
    return text, choices
