"""Fitting a message to what a channel can do: length, buttons or numbers."""

from dataclasses import dataclass, replace

from langnghe.locales.marked import escape, length, split
from langnghe.locales.texts import Texts
from langnghe.models.contract import Capabilities, Choice, Expects, Marked, Outbound


@dataclass(frozen=True, slots=True)
class Fitted:
    """The messages to send, in order, and the menu they open: (label, token) of each choice that can be typed."""

    messages: tuple[Outbound, ...]
    menu: tuple[tuple[str, str], ...] = ()
    numbers: bool = True
    """Whether a typed number means a choice; off while a free text is asked for."""


def fit(message: Outbound, able: Capabilities, texts: Texts) -> Fitted:
    """`message` as the channel can carry it; the choices stay with the last piece."""
    menu = tuple((choice.label, choice.token) for row in message.choices for choice in row if choice.token)
    numbers = message.expects is not Expects.TEXT
    text = message.text if able.buttons else _with_numbers(message, texts, numbers=numbers)
    limit = able.limit
    if message.attachment_id and able.files and length(text) > able.caption_limit:
        # The file goes first, without words, so that the words stay whole.
        pieces = [Marked(""), *split(text, limit)]
    else:
        pieces = split(text, limit)
    first = replace(message, text=pieces[0], choices=(), expects=Expects.ANYTHING)
    last = {"choices": message.choices if able.buttons else (), "expects": message.expects}
    if message.expects is Expects.PLACE and not message.choices and able.buttons:
        last["place_label"] = texts.label("btn-share-place")
    if len(pieces) == 1:
        return Fitted((replace(message, text=text, **last),), menu, numbers)  # type: ignore[arg-type]
    middle = tuple(Outbound(piece) for piece in pieces[1:-1])
    return Fitted(
        (first, *middle, Outbound(pieces[-1], **last)),  # type: ignore[arg-type]
        menu,
        numbers,
    )


def _with_numbers(message: Outbound, texts: Texts, *, numbers: bool) -> Marked:
    choices = [choice for row in message.choices for choice in row]
    if not choices:
        return message.text
    lines = [_line(number, choice, numbers=numbers) for number, choice in enumerate(_typed(choices), 1)]
    links = [f"{escape(choice.label)}: {escape(choice.url)}" for choice in choices if choice.url]
    hint = texts("menu-type-number") if numbers else texts("menu-type-words")
    asked = [*lines, f"<i>{hint}</i>"] if lines else []
    return Marked("\n".join([message.text, "", *links, *asked]))


def _typed(choices: list[Choice]) -> list[Choice]:
    return [choice for choice in choices if choice.token]


def _line(number: int, choice: Choice, *, numbers: bool) -> str:
    return f"{number}. {escape(choice.label)}" if numbers else f"«{escape(choice.label)}»"
