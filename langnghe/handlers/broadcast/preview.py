"""How receivers will see a broadcast: on the channel of who looks the very message, on others in its likeness."""

from dataclasses import dataclass

from langnghe.handlers.broadcast.room import last_offers, leave, press, presses
from langnghe.handlers.common import broadcast_message
from langnghe.handlers.common.acts import Args, aside
from langnghe.handlers.common.broadcast_message import OFF, TooLong
from langnghe.handlers.common.talk import Talk
from langnghe.locales.marked import escape, plain
from langnghe.models.contract import LANGUAGES, Capabilities, Choice, Marked, Outbound
from langnghe.services.broadcast import lists
from langnghe.services.broadcast.view import View, view
from langnghe.services.coming_channels import COMING

#: What the opt-out button of a preview sends: it looks like the real one and does nothing.
INERT = "b.seen"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Channels on which it looks alike, and what they can do."""

    names: tuple[str, ...]
    able: Capabilities
    coming: bool = False


@press("b.view")
def preview(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """Each of the messages, then the ways on: "b.view:<id>"."""
    shown = view(talk.work, broadcast_id)
    lists.reader(talk.work, talk.speaker.person_id, shown)
    leave(talk)
    _own(talk, shown)
    for likeness in _others(talk):
        _other(talk, shown, likeness)
    rows = [row for offer in last_offers for row in offer(talk, shown)]
    talk.say("b-preview-end", choices=[*rows, [talk.button("btn-b-card", "b.o", broadcast_id)]])


def _own(talk: Talk, shown: View) -> None:
    """The message itself, as this channel carries it; in both languages where more than the button differs."""
    channel = talk.speaker.channel
    talk.say("b-preview-own", channel=channel)
    for language in _languages(talk, shown):
        try:
            made = talk.work.composer.announce(talk.work, shown.announcement, channel, language)
        except TooLong as no:
            talk.say("b-too-many", channel=channel, count=no.over)
            return
        _say(talk, made)


def _languages(talk: Talk, shown: View) -> tuple[str, ...]:
    if shown.audience.language:
        return (shown.audience.language,)
    own = talk.texts.language
    differs = shown.urgent or shown.relation is not None
    return (own, *(each for each in LANGUAGES if each != own)) if differs else (own,)


def _say(talk: Talk, made: Outbound) -> None:
    rows = [[_inert(choice) for choice in row] for row in made.choices]
    talk.say_marked(made.text, choices=rows, attachment_id=made.attachment_id)


def _inert(choice: Choice) -> Choice:
    return Choice(choice.label, INERT) if choice.token.startswith(OFF) else choice


@presses.on(INERT)
def inert(talk: Talk, _args: Args) -> None:
    aside(talk, "b-preview-inert")


def _others(talk: Talk) -> list[Likeness]:
    """The other channels, those on which it looks alike together."""
    own = talk.speaker.channel
    alike: dict[tuple[bool, bool, bool], list[tuple[str, Capabilities]]] = {}
    for coming, every in ((False, talk.work.office.channels), (True, COMING)):
        for name, able in every.items():
            if name != own and not (coming and name in talk.work.office.channels):
                alike.setdefault((coming, able.buttons, able.files), []).append((name, able))
    return [
        # The shortest of them decides whether it fits.
        Likeness(
            tuple(name for name, _ in found), min((able for _, able in found), key=lambda able: able.limit), key[0]
        )
        for key, found in alike.items()
    ]


def _other(talk: Talk, shown: View, likeness: Likeness) -> None:
    names = ", ".join(talk.texts.label("b-channel", channel=name) for name in likeness.names)
    heading = talk.texts("b-preview-coming" if likeness.coming else "b-preview-other", channels=names)
    try:
        made = broadcast_message.message(talk.work, talk.texts, shown.announcement, likeness.able)
    except TooLong as no:
        talk.say_marked(Marked(f"{heading}\n{talk.texts('b-too-many-here', count=no.over)}"))
        return
    own = talk.work.office.channels[talk.speaker.channel]
    if (likeness.able.buttons, likeness.able.files) == (own.buttons, own.files):
        talk.say_marked(Marked(f"{heading}\n{talk.texts('b-preview-alike')}"))
        return
    talk.say_marked(heading)
    talk.say_marked(_likeness(talk, made), attachment_id=made.attachment_id)


def _likeness(talk: Talk, made: Outbound) -> Marked:
    """Without marks where the channel has no buttons, which none of ours has had; buttons named where it has."""
    if not made.choices:
        return escape(plain(made.text))
    labels = [f"[{escape(choice.label)}]" for row in made.choices for choice in row]
    return Marked("\n".join([made.text, "", talk.texts("b-preview-buttons"), *labels]))
