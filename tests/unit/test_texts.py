"""The words: every key in both languages with the same placeholders and marks, each used, none missing."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from langnghe.locales.texts import HERE, AllTexts, MissingText, Texts, day, moment
from langnghe.models import Act, TicketKind, TicketState
from langnghe.models.contract import LANGUAGES
from langnghe.services.routing import Rung
from tests.house import FRIDAY

PACKAGE = HERE.parent
#: Functions whose first words name a message: (how many arguments come before the key).
NAMING = {"say": 0, "button": 0, "label": 0, "texts": 0, "_button": 1, "aside": 1, "show": 1, "_offer": 1}
REFUSALS = {"Stale", "Invalid", "NotFound", "Forbidden"}
_KEY = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9_]+)*")
_TAG = re.compile(r"</?(?:b|i|u|code|a)(?: href=\"[^\"]*\")?>")


@dataclass(frozen=True)
class Message:
    file: str
    pattern: ftl.Pattern
    placeholders: frozenset[str]
    refers: frozenset[str]

    @property
    def tags(self) -> frozenset[str]:
        return frozenset(tag for text in variants(self.pattern) for tag in _TAG.findall(text))


class _Names(Visitor):
    def __init__(self) -> None:
        self.placeholders: set[str] = set()
        self.refers: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.placeholders.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.refers.add(node.id.name)


@cache
def messages(language: str) -> dict[str, Message]:
    found: dict[str, Message] = {}
    for file in sorted((HERE / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{file}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.value is not None, f"{file}: {entry.id.name} has no text"
                assert entry.id.name not in found, f"{entry.id.name} is in two files: {file.name}"
                names = _Names()
                names.visit(entry)
                found[entry.id.name] = Message(
                    file.name, entry.value, frozenset(names.placeholders), frozenset(names.refers)
                )
    return found


def variant_keys(pattern: ftl.Pattern) -> list[str | int]:
    """By what a message chooses: the words and numbers of its variants."""
    found: list[str | int] = []

    class Keys(Visitor):
        def visit_Variant(self, node: ftl.Variant) -> None:  # noqa: N802 - the visitor's name for it
            key = node.key
            found.append(key.name if isinstance(key, ftl.Identifier) else int(float(key.value)))
            self.generic_visit(node)

    Keys().visit(pattern)
    return list(dict.fromkeys(found))


def placeholders(language: str, key: str) -> frozenset[str]:
    """Those of the message and of the messages it is made of."""
    message = messages(language)[key]
    inner = (placeholders(language, other) for other in message.refers)
    return message.placeholders.union(*inner)


def variants(pattern: ftl.Pattern) -> Iterator[str]:
    """The text with the first, second … variant of every choice in it: each variant comes up."""
    for number in range(12):
        yield _flat(pattern, number)


def _flat(pattern: ftl.Pattern, number: int) -> str:
    parts: list[str] = []
    for element in pattern.elements:
        if isinstance(element, ftl.TextElement):
            parts.append(element.value)
        elif isinstance(element.expression, ftl.SelectExpression):
            choices = element.expression.variants
            parts.append(_flat(choices[number % len(choices)].value, number))
    return "".join(parts)


# The files ----------------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_keys() -> None:
    vi, en = messages("vi"), messages("en")
    assert sorted(vi.keys() - en.keys()) == []
    assert sorted(en.keys() - vi.keys()) == []
    assert [key for key in vi if vi[key].file != en[key].file] == []


def test_both_languages_have_the_same_placeholders_and_marks() -> None:
    for key, message in messages("vi").items():
        other = messages("en")[key]
        assert placeholders("vi", key) == placeholders("en", key), key
        assert message.tags == other.tags, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_known_and_closed_in_every_variant(language: str) -> None:
    for key, message in messages(language).items():
        for text in variants(message.pattern):
            opened: list[str] = []
            for tag in _TAG.findall(text):
                name = tag.strip("</>").split(" ")[0]
                if tag.startswith("</"):
                    assert opened.pop() == name, (key, text)
                else:
                    opened.append(name)
            assert not opened, (key, text)
            assert not re.search(r"[<>]|&(?!lt;|gt;|amp;|quot;)", _TAG.sub("", text)), (key, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_composed_unicode(language: str) -> None:
    for file in (HERE / language).glob("*.ftl"):
        text = file.read_text("utf-8")
        assert text == unicodedata.normalize("NFC", text), file


# The code -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Use:
    """A call that names a message; `given` are its keyword arguments, None where they are not all in sight."""

    where: str
    key: str
    given: frozenset[str] | None


@dataclass(frozen=True)
class Read:
    """What the source says: constants, the shapes of f-strings, and calls that name a message."""

    constants: frozenset[str]
    shapes: re.Pattern[str]
    uses: tuple[Use, ...]


@cache
def source() -> Read:
    constants: set[str] = set()
    shapes: set[str] = set()
    uses: list[Use] = []
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                shapes.add(_shape(node))
            elif isinstance(node, ast.Call):
                uses.extend(_named(file, node))
    for file in (PACKAGE / "web").rglob("*"):
        if file.suffix in {".html", ".js"}:
            constants.update(re.findall(r"[\"'`]([a-z][a-z0-9_-]+)[\"'`]", file.read_text("utf-8")))
            prefixes = re.findall(r"[\"'`]([a-z][a-z0-9_-]+-)[\"'`]", file.read_text("utf-8"))
            shapes.update(re.escape(prefix) + "[a-z0-9_-]+" for prefix in prefixes)
    telling = "|".join(sorted(each for each in shapes if re.match(r"[a-z]+\\?-", each)))
    return Read(frozenset(constants), re.compile(telling), tuple(uses))


def _shape(node: ast.JoinedStr) -> str:
    """An f-string as a pattern: "o-{act}-write" matches "o-ask-write"."""
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z0-9_-]+" for part in node.values
    )


def _named(file: Path, call: ast.Call) -> Iterator[Use]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    refusing = name in REFUSALS
    place = 0 if refusing else NAMING.get(name)
    if place is None or len(call.args) <= place or ("services" in file.parts and not refusing):
        return
    key = call.args[place]
    if not (isinstance(key, ast.Constant) and isinstance(key.value, str) and _KEY.fullmatch(key.value)):
        return
    given = frozenset(each.arg for each in call.keywords if each.arg)
    complete = all(each.arg for each in call.keywords)
    yield Use(f"{file.name}:{call.lineno}", key.value, given if complete else None)


def test_every_key_in_the_code_has_words() -> None:
    missing = sorted(f"{use.where} {use.key}" for use in source().uses if use.key not in messages("vi"))
    assert missing == []


def test_every_placeholder_is_given_where_the_key_is_used() -> None:
    lacking = [
        f"{use.where} {use.key}: {sorted(needed)}"
        for use in source().uses
        if use.given is not None and use.key in messages("vi")
        if (needed := placeholders("vi", use.key) - use.given)
    ]
    assert lacking == []


def test_every_message_is_used() -> None:
    read = source()
    referred = {key for message in messages("vi").values() for key in message.refers}
    idle = [
        key
        for key in messages("vi")
        if key not in read.constants and key not in referred and not read.shapes.fullmatch(key)
    ]
    assert idle == []


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("kind", TicketKind),
        ("state", TicketState),
        ("act", Act),
        ("rung", [*Rung, "transfer"]),
    ],
)
def test_everything_with_a_name_has_words(prefix: str, names: list[str]) -> None:
    for name in names:
        assert f"{prefix}-{name}" in messages("vi")


# Putting things into words ------------------------------------------------------------------------------------


def test_what_people_wrote_is_escaped_and_marks_of_ours_are_not() -> None:
    texts = AllTexts()["vi"]
    assert texts("card-text", text='<b>&"') == "«&lt;b&gt;&amp;&quot;»"
    assert texts("card-due", due=FRIDAY.date()) == "Hạn trả lời: <b>20/11/2026</b>"
    assert texts.label("btn-use-name", name="A & B") == "Dùng tên A & B"


def test_days_and_moments_are_those_of_vietnam() -> None:
    late = FRIDAY.replace(hour=18)
    assert (day(late), moment(late)) == ("21/11/2026", "21/11/2026 01:00")


def test_an_unknown_language_is_answered_in_vietnamese() -> None:
    every = AllTexts()
    assert every["ja"].language == "vi"
    assert every["en"].language == "en"


def test_a_missing_key_or_placeholder_is_a_fault() -> None:
    with pytest.raises(MissingText, match="no-such-key"):
        AllTexts()["vi"]("no-such-key")
    with pytest.raises(MissingText, match="card-text"):
        AllTexts()["vi"]("card-text")


def test_an_office_can_override_a_single_message(tmp_path: Path) -> None:
    (tmp_path / "vi.ftl").write_text("btn-menu = Danh mục\n", "utf-8")
    every = AllTexts(tmp_path)
    assert every["vi"].label("btn-menu") == "Danh mục"
    assert every["vi"].label("btn-help") == "Trợ giúp"
    assert Texts("vi").label("btn-menu") == "Menu"


def test_an_override_may_name_a_shipped_message_and_be_named_by_one(tmp_path: Path) -> None:
    (tmp_path / "vi.ftl").write_text("btn-menu = { btn-help }\nrole-name = cán bộ {$role}\n", "utf-8")
    texts = AllTexts(tmp_path)["vi"]
    assert texts.label("btn-menu") == "Trợ giúp"
    assert "cán bộ officer" in texts.label("a-invite-body", role="officer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_files_is_found_before_it_is_parsed(language: str) -> None:
    texts = Texts(language)
    assert set(texts._written) == set(messages(language))
    assert all(texts.has(key) for key in messages(language))
    assert not texts.has("no-such-key")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_says_what_fluent_says(language: str) -> None:
    """Most are put together by us: words and numbers, every variant, and never with something missing."""
    texts = Texts(language)
    ours = named = 0
    for key in messages(language):
        names = placeholders(language, key)
        chosen = variant_keys(messages(language)[key].pattern)
        for value in ("<b>Lan & {Mai}</b>", "", 0, 1, 999, 1_000, -1, *chosen):
            # The others are words meanwhile, or what is within a variant would never be seen.
            for name in names:
                params = dict.fromkeys(names, "Lan") | {name: value}
                assert texts.label(key, **params) == texts._by_fluent(key, params), (key, params)
        for value in chosen:
            params = dict.fromkeys(names, value)
            assert texts.label(key, **params) == texts._by_fluent(key, params), (key, params)
        if names:
            named += 1
            ours += bool(texts._pieces[key])
            with pytest.raises(MissingText):
                texts.label(key, something="else")
    assert ours > 0.9 * named


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{ $n ->\n [one] one\n [1] 1\n *[other] many\n }", 1),
        ("{ $n ->\n [1] 1\n [one] one\n *[other] many\n }", 1),
        ("{ $n ->\n [1] 1\n *[2] 2\n }", 3),
        ("{ $n ->\n [1] 1\n *[2] 2\n }", "other"),
        ("{ $n ->\n [yes] y\n [yes] z\n *[no] n\n }", "yes"),
        ("{ $n ->\n [1.5] half\n *[2] { $n }\n }", 1.5),
        ('{ $n ->\n [0] { $n ->\n [0] nothing\n *[other] ?\n }\n *[other] { $n }{ "!" }\n }', 0),
        ("{ $n }", True),
        ("{ NUMBER($n) ->\n [1] 1\n *[other] many\n }", 1),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_chosen_is_what_fluent_chooses(language: str, written: str, value: object) -> None:
    texts = Texts(language, f"strange = {written}")
    said = [texts.label("strange", n=value) for _ in range(2)]
    assert said == [texts._by_fluent("strange", {"n": value})] * 2
