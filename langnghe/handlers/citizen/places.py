"""Which commune a matter is about, and the question for it."""

from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Expects, Marked

STATE = "citizen.place"
#: What the answer is for: where the person lives, or where the matter of the draft is.
FOR = "place_for"
HOME, MATTER = "home", "matter"


def home(talk: Talk) -> str:
    """Code of the commune the speaker's matters are about; "" while it is not known."""
    served = talk.work.office.gazetteer
    if len(served.places) == 1:
        return served.places[0].code
    area = talk.speaker.area_code or ""
    return area if area in served.by_code else ""


def ask(talk: Talk, what_for: str = HOME, first: Marked | None = None) -> None:
    """Ask for the commune; `first` is said above it, in the same message."""
    talk.go(STATE, **{FOR: what_for})
    key = "place-ask" if what_for == HOME else "place-ask-matter"
    asked = talk.texts(key, example=example(talk))
    talk.say_marked(Marked(f"{first}\n\n{asked}") if first else asked, expects=Expects.PLACE)


def example(talk: Talk) -> str:
    """The name of a commune that is served."""
    return talk.work.office.gazetteer.places[0].name
