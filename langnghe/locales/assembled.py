"""Messages put together without Fluent, where they only place words and choose among some.

That takes a tenth of what Fluent takes, and every word of the office goes through here. Whatever is not as simple
(a number that a language writes or counts in its own way, a parameter that is missing) is left to Fluent, whose
rules these are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from fluent.runtime import resolver

#: From here on languages write numbers in their own ways: 1.000, 1,000.
PLAIN_NUMBERS = range(1000)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is said, by the word or the number that a parameter is."""

    words: Mapping[str, "Pieces"]
    numbers: Mapping[int, "Pieces"]
    otherwise: "Pieces"
    counts: bool
    """Whether a word among the variants may stand for the numbers of a plural."""


class Piece(NamedTuple):
    """Of a message: a text, or what the parameter `name` says or chooses."""

    text: str = ""
    name: str = ""
    choice: Choice | None = None


Pieces = tuple[Piece, ...]


def pieces_of(pattern: Any) -> Pieces:
    """The pieces of a message; () where it needs Fluent."""
    found = []
    # One of a single element is that element.
    for element in pattern.elements if isinstance(pattern, resolver.Pattern) else (pattern,):
        piece = _piece(element)
        if piece is None:
            return ()
        found.append(piece)
    return tuple(found)


def put_together(pieces: Pieces, params: Mapping[str, Any]) -> str:
    """What the message says. Raises KeyError or TypeError where only Fluent knows."""
    said = []
    for text, name, choice in pieces:
        if not name:
            said.append(text)
        elif choice is not None:
            said.append(put_together(_chosen(choice, params[name]), params))
        else:
            value = params[name]
            said.append(value if isinstance(value, str) else str(_plain(value)))
    return "".join(said)


def _chosen(choice: Choice, value: Any) -> Pieces:
    if isinstance(value, str):
        if choice.numbers:
            raise TypeError("a word where a number is asked for")
        return choice.words.get(value, choice.otherwise)
    if choice.counts:
        raise TypeError("a plural, perhaps")
    return choice.numbers.get(_plain(value), choice.otherwise)


def _plain(value: Any) -> int:
    if type(value) is int and value in PLAIN_NUMBERS:
        return value
    raise TypeError("Fluent writes this as the language does")


def _piece(element: Any) -> Piece | None:
    expression = getattr(element, "expression", None)
    # Literals say themselves without looking around.
    for literal in (element, expression):
        if isinstance(literal, resolver.Literal):
            says: Any = literal
            return Piece(says(None))
    if isinstance(expression, resolver.VariableReference):
        return Piece(name=expression.id.name)
    if isinstance(expression, resolver.SelectExpression) and isinstance(
        expression.selector, resolver.VariableReference
    ):
        choice = _choice(expression)
        return Piece(name=expression.selector.id.name, choice=choice) if choice else None
    return None


def _choice(expression: Any) -> Choice | None:
    words: dict[str, Pieces] = {}
    numbers: dict[int, Pieces] = {}
    otherwise: Pieces = ()
    counts = False
    for variant in expression.variants:
        pieces = pieces_of(variant.value)
        if not pieces:
            return None
        if not isinstance(variant.key, resolver.NumberLiteral):
            words.setdefault(variant.key.name, pieces)
            counts |= not variant.default
        elif isinstance(variant.key.value, int):
            # The first that fits is said.
            numbers.setdefault(int(variant.key.value), pieces)
        else:
            return None
        if variant.default:
            otherwise = pieces
    return Choice(words, numbers, otherwise, counts)
