"""The commune: typed in any spelling, known by a former name, or near a shared location; never assumed."""

from langnghe.handlers.citizen import draft as drafts
from langnghe.handlers.citizen import flow, home_village
from langnghe.handlers.citizen.places import FOR, HOME, STATE, ask, choice, example, home, offer, offer_near
from langnghe.handlers.citizen.room import answers, presses
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Expects, InputKind, Marked
from langnghe.services import places, profile
from langnghe.services.place_names import Rank
from langnghe.services.places import Match, Place

MOST_CHOICES = 5
#: A name of a place is shorter than this; anything longer is what the person came to say.
LONGEST_NAME = 80
MOST_WORDS = 9


@answers.on(STATE)
def answered(talk: Talk) -> None:
    if not _may_be_a_name(talk):
        flow.take(talk)
    elif talk.event.point is not None:
        if not offer_near(talk, talk.event.point, str(talk.data.get(FOR, HOME))):
            office = talk.work.office.name
            talk.say("place-outside", expects=Expects.PLACE, office=office, example=example(talk))
    else:
        _named(talk, talk.event.text)


@presses.on("c.place")
def chosen(talk: Talk, args: Args) -> None:
    place = talk.work.office.gazetteer.by_code.get(args[0] if args else "")
    if place is None:
        ask(talk, str(talk.data.get(FOR, HOME)))
        return
    _settle(talk, place)


@presses.on("c.otherplace")
def other(talk: Talk, _args: Args) -> None:
    ask(talk, str(talk.data.get(FOR, HOME)))


def _may_be_a_name(talk: Talk) -> bool:
    """Whether the event may be an answer to the question; a whole report is none."""
    event = talk.event
    if event.kind is InputKind.LOCATION:
        return True
    return (
        event.kind is InputKind.TEXT
        and len(event.text) <= LONGEST_NAME
        and len(event.text.split()) <= MOST_WORDS
        and "\n" not in event.text.strip()
    )


def _named(talk: Talk, typed: str) -> None:
    found = talk.work.office.gazetteer.find(typed, MOST_CHOICES)
    if places.is_clear(found):
        _settle(talk, found[0].place, _explained(talk, found[0]))
    elif found:
        offer(talk, "place-which", [choice(talk, match.place, match) for match in found])
    else:
        talk.say("place-unknown", expects=Expects.PLACE, typed=typed, example=example(talk))


def _explained(talk: Talk, match: Match) -> Marked | None:
    """A former name is recognised aloud: "xã X nay thuộc xã Y"."""
    if match.by is Rank.NAME:
        return None
    return talk.texts("place-former", former=match.via, place=match.place.name)


def _settle(talk: Talk, place: Place, first: Marked | None = None) -> None:
    """The place is known: remember it, and go on where the question came in between."""
    what_for = talk.data.pop(FOR, HOME)
    talk.speaker.state = None
    if what_for == HOME or not home(talk):
        profile.live_in(talk.work, talk.speaker.person_id, place.code)
        talk.speaker.area_code = place.code
    draft = drafts.current(talk)
    if draft is None:
        said = first or talk.texts("place-set", place=place.name)
        if what_for == HOME:
            home_village.offer(talk, said)
        else:
            flow.invite(talk, said)
        return
    draft.area = place.code
    flow.proceed(talk, draft, first)
