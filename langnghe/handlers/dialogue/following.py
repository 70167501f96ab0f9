"""What citizens want to hear of: reminders, topics, no news at all; and a session into their own calendar."""

from langnghe.handlers.common import start
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.dialogue_notice import NEXT
from langnghe.handlers.common.talk import Rows, Talk, in_rows, marked
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import public
from langnghe.handlers.dialogue import words as said
from langnghe.handlers.dialogue.room import presses, public_offers, words
from langnghe.models import DialogueState
from langnghe.models.contract import Choice, Marked
from langnghe.services.dialogue import follows, handouts, life, public_page
from langnghe.services.dialogue.follows import Topic
from langnghe.services.dialogue.life import View
from langnghe.services.refusals import NotFound

_OPEN = ("btn-dn-open", "d.open")
_TO_COME = (
    _OPEN,
    ("btn-dn-register", "d.reg"),
    ("btn-dn-ask", "d.ask"),
    ("btn-d-remind", "d.remind"),
    ("btn-d-ics", "d.ics"),
)
NEXT.update(
    {
        "dn-announced": (*_TO_COME, ("btn-d-topics", "d.topics")),
        "dn-moved": _TO_COME,
        "dn-postponed": (_OPEN,),
        "dn-cancelled": (_OPEN,),
        "dn-reminder": (_OPEN, ("btn-d-ics", "d.ics")),
        "dn-concluded": (_OPEN,),
        "dn-rate": (("btn-dn-rate", "d.rate"), _OPEN),
        "dn-promise": (("btn-d-promise-open", "d.com1"),),
    }
)


@public_offers.append
def _offers(talk: Talk, view: View) -> Rows:
    """To be reminded, for who has not registered; the session for one's calendar."""
    if not view.coming:
        return []
    person_id, dialogue_id = talk.speaker.person_id, view.dialogue.id
    rows: list[list[Choice]] = []
    if follows.is_reminded(talk.work, person_id, dialogue_id):
        rows.append([talk.button("btn-d-forget", "d.forget", dialogue_id)])
    elif not follows.has_seat(talk.work, person_id, dialogue_id):
        rows.append([talk.button("btn-d-remind", "d.remind", dialogue_id)])
    if view.dialogue.starts_at is not None:
        rows.append([talk.button("btn-d-ics", "d.ics", dialogue_id)])
    return rows


def _agreed(talk: Talk) -> bool:
    """Whether the person has agreed to what is kept of them; who has not is asked first."""
    if talk.speaker.consented or talk.speaker.official:
        return True
    start.welcome(talk)
    return False


# Reminders ----------------------------------------------------------------------------------------------------


@presses.on("d.remind")
def remind(talk: Talk, args: Args) -> None:
    """To be reminded: "d.remind:<id>"."""
    _remind(talk, number(args), wish=True)


@presses.on("d.forget")
def forget(talk: Talk, args: Args) -> None:
    """Not to be reminded any more: "d.forget:<id>"."""
    _remind(talk, number(args), wish=False)


def _remind(talk: Talk, dialogue_id: int, *, wish: bool) -> None:
    if not _agreed(talk):
        return
    view = follows.remind(talk.work, talk.speaker.person_id, dialogue_id, wish=wish)
    other = ("btn-d-forget", "d.forget") if wish else ("btn-d-remind", "d.remind")
    talk.say(
        "d-reminded" if wish else "d-forgotten",
        choices=[
            [talk.button(*other, dialogue_id)],
            [talk.button("btn-dn-open", "d.open", dialogue_id), talk.button("btn-menu", "m.menu")],
        ],
        title=view.dialogue.title or talk.texts.label(f"d-kind-{view.dialogue.kind}"),
        when=marked(_when(talk, view)),
    )


def _when(talk: Talk, view: View) -> Marked:
    """The day that was is kept with a postponed session; nobody should come on it."""
    off = view.dialogue.state is DialogueState.POSTPONED
    return talk.texts("d-when-unknown") if off else said.when(talk.texts, view)


# Topics and no news -------------------------------------------------------------------------------------------


@words.on("chu de doi thoai", "tin doi thoai", "dialogue topics")
def topics_word(talk: Talk) -> None:
    topics(talk, ())


@presses.on("d.topics")
def topics(talk: Talk, args: Args) -> None:
    """What to hear of: "d.topics[:<id>:<offset>]"; the id is that of the session whose notice led here, if any."""
    if _agreed(talk):
        _say_topics(talk, offset_of(args, 1))


@presses.on("d.topic")
def topic(talk: Talk, args: Args) -> None:
    """Follow a topic or not: "d.topic:<code>:<0|1>:<offset>"."""
    if not _agreed(talk):
        return
    if len(args) != 3:
        raise NotFound("button-old")
    follows.follow(talk.work, talk.speaker.person_id, args[0], wish=args[1] == "1")
    _say_topics(talk, offset_of(args, 2))


@presses.on("d.mute")
def mute(talk: Talk, args: Args) -> None:
    """No news of sessions, or again: "d.mute:<0|1>"."""
    if _agreed(talk):
        follows.mute(talk.work, talk.speaker.person_id, wish=bool(number(args)))
        _say_topics(talk, 0)


def _say_topics(talk: Talk, offset: int) -> None:
    person_id = talk.speaker.person_id
    page = follows.topics(talk.work, person_id, offset)
    muted = follows.is_mute(talk.work, person_id)
    quiet = talk.button("btn-d-unmute", "d.mute", 0) if muted else talk.button("btn-d-mute", "d.mute", 1)
    rows = [
        *in_rows(_topic(talk, each, page.offset) for each in page.items),
        turns(talk, page, "d.topics", 0, size=follows.PAGE),
        [quiet],
        [talk.button("btn-d-list", "d.list"), talk.button("btn-menu", "m.menu")],
    ]
    talk.say("d-topics", choices=rows, muted=yes(muted))


def _topic(talk: Talk, each: Topic, offset: int) -> Choice:
    name = each.name_vi if talk.texts.language == "vi" else each.name_en
    wish = 0 if each.followed else 1
    return talk.button("btn-d-topic", "d.topic", each.code, wish, offset, name=name, followed=yes(each.followed))


# One's own calendar -------------------------------------------------------------------------------------------


@presses.on("d.ics")
def calendar(talk: Talk, args: Args) -> None:
    """The session as a file for calendars: "d.ics:<id>"."""
    view = life.public_view(talk.work, number(args))
    dialogue, base = view.dialogue, talk.work.office.public_url
    talk.say(
        "d-ics",
        choices=[[talk.button("btn-dn-open", "d.open", dialogue.id), talk.button("btn-menu", "m.menu")]],
        attachment_id=handouts.entry(talk.work, dialogue.id),
        page=public_page.address(talk.work, dialogue.token),
        feed=f"{base}/lich/{dialogue.area_code}.ics",
    )


# A link from the web ------------------------------------------------------------------------------------------


def opened_by_link(talk: Talk) -> bool:
    """The start link of a session's page: the session's card."""
    payload = talk.event.text
    if not payload.startswith(public_page.START):
        return False
    view = public_page.by_token(talk.work, payload.removeprefix(public_page.START))
    public.say(talk, view.dialogue.id)
    return True
