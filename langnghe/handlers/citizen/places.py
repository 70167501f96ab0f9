"""Which commune a matter is about, and the question for it."""

from langnghe.handlers.common.talk import Talk, in_rows
from langnghe.models.contract import Choice, Expects, Marked, Point
from langnghe.services import profile
from langnghe.services.place_names import Rank
from langnghe.services.places import Match, Place

STATE = "citizen.place"
#: What the answer is for: where the person lives, or where the matter of the draft is.
FOR = "place_for"
HOME, MATTER = "home", "matter"


def home(talk: Talk) -> str:
    """Code of the commune the speaker's matters are about; "" while it is not known."""
    return profile.home(talk.work, talk.speaker.area_code)


def ask(talk: Talk, what_for: str = HOME, first: Marked | None = None) -> None:
    """Ask for the commune; `first` is said above it, in the same message."""
    talk.go(STATE, **{FOR: what_for})
    key = "place-ask" if what_for == HOME else "place-ask-matter"
    asked = talk.texts(key, example=example(talk))
    talk.say_marked(Marked(f"{first}\n\n{asked}") if first else asked, expects=Expects.PLACE)


def example(talk: Talk) -> str:
    """The name of a commune that is served."""
    return talk.work.office.gazetteer.places[0].name


def offer(talk: Talk, key: str, choices: list[Choice]) -> None:
    """Ask which of these places is meant; another one can still be typed."""
    talk.speaker.state = STATE
    rows = in_rows([*choices, talk.button("btn-other-place", "c.otherplace")])
    talk.say(key, choices=rows, expects=Expects.CHOICE)


def choice(talk: Talk, place: Place, match: Match | None = None) -> Choice:
    """The place as a choice, with the former name by which it was found."""
    if match is None or match.by is Rank.NAME:
        return Choice(place.name, f"c.place:{place.code}")
    return talk.button("btn-place-former", "c.place", place.code, place=place.name, former=match.via)


def offer_near(talk: Talk, point: Point, what_for: str, keep: str = "") -> bool:
    """Offer the communes in which the point may lie, never assuming one; False when it is outside the area.

    `keep` is the code of the place that holds so far: it is offered too.
    """
    served = talk.work.office.gazetteer
    found = [near.place for near in served.near(point.lat, point.lon)]
    if not found:
        return False
    talk.data[FOR] = what_for
    choices = [choice(talk, place) for place in found]
    if keep:
        choices.append(talk.button("btn-keep-place", "c.place", keep, place=served.by_code[keep].name))
    offer(talk, "place-near", choices)
    return True


def elsewhere(talk: Talk, point: Point, area: str) -> bool:
    """Whether the point seems to lie in another commune than `area`, of those that are served."""
    found = talk.work.office.gazetteer.near(point.lat, point.lon)
    return bool(found) and area not in {near.place.code for near in found}
