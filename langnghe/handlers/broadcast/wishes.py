"""What everybody decides for themselves: no announcements, in one press; their own quiet hours."""

from dataclasses import replace

from langnghe.handlers.broadcast.room import answers, presses, words
from langnghe.handlers.common import broadcast_message, menu
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, marked
from langnghe.models.contract import Choice, InputKind, Marked
from langnghe.services import areas, profile, quiet_hours
from langnghe.services.broadcast import mutes
from langnghe.services.quiet_hours import NEVER, OFFERED, QuietHours
from langnghe.services.refusals import NotFound

TYPED = "broadcast.quiet"


# Under an announcement ----------------------------------------------------------------------------------------


@presses.on(broadcast_message.OFF)
def off(talk: Talk, _args: Args) -> None:
    """No announcements: "b.off:<id>". What was pressed under stays as it is, whatever has become of it."""
    talk.event = replace(talk.event, message_ref="")
    _muted(talk)


@menu.everywhere.on("ngung tin", "dung tin", "stop news")
@menu.words.on("ngung tin", "ngungtin", "dung tin", "stop news", "stopnews", "khong nhan tin", "tu choi tin")
def off_word(talk: Talk) -> None:
    _muted(talk)


def _muted(talk: Talk) -> None:
    mutes.mute(talk.work, talk.speaker.person_id)
    _aside(
        talk,
        "b-muted",
        "b-muted-words",
        [[talk.button("btn-b-urgent-only", "b.offu")], [talk.button("btn-b-on", "b.on")]],
    )


@presses.on("b.offu")
def urgent_only(talk: Talk, _args: Args) -> None:
    """Only warnings of danger."""
    urgent_only_word(talk)


@menu.everywhere.on("chi tin khan", "urgent only")
@menu.words.on("chi tin khan", "chitinkhan", "urgent only")
def urgent_only_word(talk: Talk) -> None:
    mutes.mute(talk.work, talk.speaker.person_id, urgent_too=False)
    _aside(talk, "b-muted-but-urgent", "b-muted-but-urgent-words", [[talk.button("btn-b-on", "b.on")]])


@presses.on("b.on")
def on(talk: Talk, _args: Args) -> None:
    """All announcements again."""
    on_word(talk)


@menu.everywhere.on("nhan lai tin", "resume news")
@menu.words.on("nhan lai tin", "nhan tin", "nhantin", "resume news", "news")
def on_word(talk: Talk) -> None:
    mutes.unmute(talk.work, talk.speaker.person_id)
    _aside(talk, "b-unmuted")


def _aside(talk: Talk, key: str, instead: str = "", choices: Rows = ()) -> None:
    """Say it beside whatever the person is in the middle of: state, draft and open menu stay.

    A number typed there still means the open menu; so where there are no buttons, `instead` names words for them.
    """
    speaker = talk.speaker
    open_menu, numbers = speaker.menu, speaker.menu_numbers
    buttons = talk.work.office.channels[speaker.channel].buttons
    if buttons:
        talk.say(key, choices=choices, buttons=yes(buttons))
    else:
        said = [talk.texts(each, buttons=yes(buttons)) for each in (key, instead) if each]
        talk.say_marked(Marked("\n".join(said)))
    speaker.menu, speaker.menu_numbers = open_menu, numbers


# The room -----------------------------------------------------------------------------------------------------


@words.on("cai dat", "caidat", "settings", "tin bao")
def settings_word(talk: Talk) -> None:
    _settings(talk)


@presses.on("b.q")
def settings(talk: Talk, _args: Args) -> None:
    """Announcements and quiet hours, as they are set."""
    _settings(talk)


@presses.on("b.qm")
def wish(talk: Talk, args: Args) -> None:
    """What to get: "b.qm:<all|urgent|none>"."""
    match args:
        case ("all",):
            mutes.unmute(talk.work, talk.speaker.person_id)
        case ("urgent",):
            mutes.mute(talk.work, talk.speaker.person_id, urgent_too=False)
        case ("none",):
            mutes.mute(talk.work, talk.speaker.person_id)
        case _:
            raise NotFound("button-old")
    _settings(talk)


def _settings(talk: Talk) -> None:
    talk.speaker.state = None
    muted = mutes.of(talk.work, talk.speaker.person_id) or "no"
    villages = _villages(talk)
    lives = villages.get(profile.village_of(talk.work, talk.speaker.person_id) or "", "")
    wishes = [
        talk.button(f"btn-b-get-{each}", "b.qm", each)
        for each, standing in (("all", "no"), ("urgent", "urgent_only"), ("none", "all"))
        if standing != muted
    ]
    talk.say(
        "b-settings",
        choices=[
            *([each] for each in wishes),
            [talk.button("btn-quiet", "b.qh")],
            [talk.button("btn-village", "c.vilq")] if villages else [],
            [talk.button("btn-menu", "m.menu")],
        ],
        muted=muted,
        quiet=marked(_own(talk)),
        villages=yes(villages),
        said=yes(lives),
        village=lives,
    )


def _villages(talk: Talk) -> dict[str, str]:
    """The villages in one of which the speaker may live; none while the commune is not known, or has none."""
    commune = profile.home(talk.work, talk.speaker.area_code)
    return areas.villages(talk.work, commune) if commune and talk.speaker.consented else {}


# Quiet hours --------------------------------------------------------------------------------------------------


@words.on("gio yen lang", "quiet hours")
def hours_word(talk: Talk) -> None:
    hours(talk, ())


@presses.on("b.qh")
def hours(talk: Talk, _args: Args) -> None:
    """In which hours not to be disturbed: some are offered, others are typed."""
    office = talk.work.office
    rows: Rows = [
        [_as_the_office(talk, QuietHours(office.quiet_from, office.quiet_until))],
        *([talk.button("btn-quiet-hours", "b.qs", _packed(each), **_spelt(each))] for each in OFFERED),
        [talk.button("btn-quiet-never", "b.qs", "never")],
        [talk.button("btn-back", "b.q")],
    ]
    talk.say("quiet-ask", choices=rows, quiet=marked(_own(talk)))
    talk.speaker.state = TYPED


def _as_the_office(talk: Talk, hours: QuietHours) -> Choice:
    if hours.never:
        return talk.button("btn-quiet-office-none", "b.qs", "office")
    return talk.button("btn-quiet-office", "b.qs", "office", **_spelt(hours))


@presses.on("b.qs")
def chosen(talk: Talk, args: Args) -> None:
    """Keep these: "b.qs:<office|never|HHMM-HHMM>"."""
    _keep(talk, _unpacked(args[0] if args else ""))


@answers.on(TYPED)
def typed(talk: Talk) -> None:
    if talk.event.kind is not InputKind.TEXT:
        talk.say("quiet-unreadable")
        return
    _keep(talk, quiet_hours.read(talk.event.text))


def _keep(talk: Talk, hours: QuietHours | None) -> None:
    quiet_hours.keep(talk.work, talk.speaker.person_id, hours)
    talk.speaker.state = None
    talk.say(
        "quiet-kept",
        choices=[[talk.button("btn-quiet", "b.qh"), talk.button("btn-menu", "m.menu")]],
        quiet=marked(_own(talk)),
    )


def _own(talk: Talk) -> Marked:
    """The hours that hold for the speaker, in words."""
    own = quiet_hours.of(talk.work, talk.speaker.person_id)
    if own is None:
        office = talk.work.office
        own = QuietHours(office.quiet_from, office.quiet_until)
        return talk.texts("quiet-none") if own.never else talk.texts("quiet-office", **_spelt(own))
    return talk.texts("quiet-none") if own.never else talk.texts("quiet-own", **_spelt(own))


def _spelt(hours: QuietHours) -> dict[str, str]:
    return {"begins": f"{hours.begins:%H:%M}", "ends": f"{hours.ends:%H:%M}"}


def _packed(hours: QuietHours) -> str:
    return f"{hours.begins:%H%M}-{hours.ends:%H%M}"


def _unpacked(said: str) -> QuietHours | None:
    """What a button says. Raises `NotFound` for what no button does."""
    if said == "office":
        return None
    if said == "never":
        return NEVER
    for offered in OFFERED:
        if said == _packed(offered):
            return offered
    raise NotFound("button-old")
