"""The talk with one person during one event: what handlers read from and speak through."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from langnghe.handlers.common.files_out import carried
from langnghe.locales.fit import fit
from langnghe.locales.texts import AllTexts, SafeText, Texts
from langnghe.models.contract import Choice, Expects, Inbound, InputKind, Marked, Outbound, Priority
from langnghe.services import outbox
from langnghe.services.folding import fold
from langnghe.services.people import Speaker
from langnghe.services.work import Work

Rows = Sequence[Sequence[Choice]]
#: A part of the office's conversation: takes the talk's event and says True, or leaves it to the next.
Room = Callable[["Talk"], bool]
#: All rooms, in their order.
Converse = Callable[["Talk"], None]


def token(verb: str, *args: object) -> str:
    """What a button sends: "verb:arg:arg", at most 64 bytes (Telegram's callback data)."""
    packed = ":".join([verb, *map(str, args)])
    if len(packed.encode()) > 64:
        raise ValueError(f"a token of more than 64 bytes: {packed!r}")
    return packed


class Talk:
    """One event's conversation. To say something is to write it into the outbox, in this transaction."""

    def __init__(
        self, work: Work, speaker: Speaker, event: Inbound, all_texts: AllTexts, converse: Converse
    ) -> None:
        self.work = work
        self.speaker = speaker
        self.event = event
        self._all_texts = all_texts
        self.converse = converse
        self.said_anything = False
        #: The row of the outbox, or of the web chat, with what was said last.
        self.last_row: int | None = None

    @property
    def texts(self) -> Texts:
        return self._all_texts[self.speaker.language]

    def with_another(self, speaker: Speaker, event: Inbound) -> "Talk":
        """The talk with somebody else, in the same transaction."""
        return Talk(self.work, speaker, event, self._all_texts, self.converse)

    # Words --------------------------------------------------------------------------------------------------

    def button(self, key: str, verb: str, *args: object, **params: Any) -> Choice:
        """A choice with the label `key` that sends `verb` with `args`."""
        return Choice(self.texts.label(key, **params), token(verb, *args))

    def say(
        self,
        key: str,
        *,
        choices: Rows = (),
        expects: Expects | None = None,
        attachment_id: int | None = None,
        **params: Any,
    ) -> None:
        """Say the message `key`. With choices it waits for one of them unless `expects` says otherwise."""
        self.say_marked(self.texts.of(key, params), choices=choices, expects=expects, attachment_id=attachment_id)

    def say_marked(
        self,
        text: Marked,
        *,
        choices: Rows = (),
        expects: Expects | None = None,
        attachment_id: int | None = None,
    ) -> None:
        """Say text that is in words already. The first thing said answers the press, if there was one."""
        pressed = self.event.kind is InputKind.CHOICE and not self.said_anything
        rows = tuple(tuple(row) for row in choices if row)
        message = Outbound(
            text=text,
            choices=rows,
            attachment_id=attachment_id,
            expects=expects or (Expects.CHOICE if rows else Expects.ANYTHING),
            replaces=self.event.message_ref if pressed else "",
            press_ref=self.event.press_ref if pressed else "",
        )
        self.said_anything = True
        able = self.work.office.channels[self.speaker.channel]
        fitted = fit(carried(self.work, self.texts, message, able), able, self.texts)
        self.speaker.menu = [list(entry) for entry in fitted.menu]
        self.speaker.menu_numbers = fitted.numbers
        self.last_row = outbox.enqueue(self.work, self._here(), fitted.messages, Priority.ANSWER)[-1]

    def _here(self) -> outbox.Recipient:
        speaker = self.speaker
        return outbox.Recipient(
            speaker.identity_id, speaker.person_id, speaker.channel, speaker.external_id, speaker.language
        )

    # State --------------------------------------------------------------------------------------------------

    def go(self, state: str | None, **data: Any) -> None:
        """Stand at `state` from now on, remembering `data` beside what is remembered already."""
        self.speaker.state = state
        self.speaker.data.update(data)

    def forget(self, *names: str) -> None:
        """Drop what was remembered (all of it when nothing is named) and leave the state."""
        self.speaker.state = None
        for name in names or tuple(self.speaker.data):
            self.speaker.data.pop(name, None)

    @property
    def data(self) -> dict[str, Any]:
        return self.speaker.data


def typed_choice(event: Inbound, speaker: Speaker) -> str:
    """The token of the choice that a typed text means in the open menu, or "".

    "2", "2.", "trả lời 2", "chọn 2", or the choice's own words in any spelling. While a free text is asked
    for, a number is part of the text and only the choice's own words count.
    """
    if event.kind is not InputKind.TEXT or not speaker.menu or len(event.text) > 120:
        return ""
    said = fold(event.text).strip(" .)")
    if speaker.menu_numbers:
        number = said
        for prefix in ("tra loi ", "chon ", "so ", "answer ", "reply "):
            number = number.removeprefix(prefix)
        if number.isdecimal() and 1 <= int(number) <= len(speaker.menu):
            return str(speaker.menu[int(number) - 1][1])
    words = _bare(said)
    return next((str(entry[1]) for entry in speaker.menu if _bare(fold(str(entry[0]))) == words), "")


def _bare(folded: str) -> str:
    """The words without the pictures and marks around them, which nobody types; a label of marks alone stays."""
    return _AROUND.sub("", folded) or folded


_AROUND = re.compile(r"^\W+|\W+$")


def marked(text: Marked) -> SafeText:
    """Marked text as a parameter of another message."""
    return SafeText(text)


def in_rows(choices: Iterable[Choice], width: int = 1) -> list[list[Choice]]:
    """Choices laid out `width` to a row."""
    every = list(choices)
    return [every[start : start + width] for start in range(0, len(every), width)]
