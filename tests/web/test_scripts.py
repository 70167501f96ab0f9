"""The page's scripts: no words of their own, no markup made of text, nothing an old phone does not know."""

import re
from pathlib import Path

import pytest

from langnghe.locales.texts import AllTexts
from langnghe.web.words import SCRIPT_WORDS, script_words

STATIC = Path(__file__).parents[2] / "langnghe" / "web" / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))
TEMPLATES = sorted((STATIC.parent / "templates").glob("*.html"))


def code(file: Path) -> str:
    """The script without its comments."""
    return re.sub(r"^\s*//.*$", "", file.read_text("utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_text_never_becomes_markup(file: Path) -> None:
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "srcdoc"):
        assert way not in code(file)


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_browsers_of_2017_can_read_it(file: Path) -> None:
    for late in (r"\?\.", r"\?\?", r"=>", r"\basync\b", r"`", r"\bcatch\s*\{", r"replaceChildren", r"\.flat\("):
        assert not re.search(late, code(file)), late


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_scripts_hold_no_words_for_people(file: Path) -> None:
    for text in re.findall(r'"([^"\n]*)"', code(file)):
        assert text.isascii() or text in {"✓ ", " · ", "×"}, text
        assert not re.fullmatch(r"[A-Z][a-z]+( [a-z]+)+\.?", text), text


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    every = "".join(code(file) for file in SCRIPTS)
    asked = set()
    for call in re.findall(r"LN\.say\(([^;]*?)[,)]", every):
        asked.update(
            re.findall(r'\?\s*"([a-z-]+)"\s*:\s*"([a-z-]+)"', call) or re.findall(r'^\s*"([a-z-]+)"', call)
        )
    flat = {word for found in asked for word in ([found] if isinstance(found, str) else found)}
    assert flat == set(SCRIPT_WORDS)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_words_keep_the_places_for_values(language: str) -> None:
    words = script_words(AllTexts()[language])
    assert words["device-other"].count("{") == 2
    assert all("\ufffd" not in text and text for text in words.values())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_word_of_the_pages_is_there(language: str) -> None:
    texts = AllTexts()[language]
    for file in TEMPLATES:
        for key in re.findall(r'"(web-[a-z0-9-]*[a-z0-9])"', file.read_text("utf-8")):
            assert texts.has(key) or any(texts.has(f"{key}{end}") for end in ("", "-citizen")), key


def test_styles_keep_to_what_old_browsers_know() -> None:
    styles = (STATIC / "langnghe.css").read_text("utf-8")
    styles = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    for late in ("clamp(", ":is(", ":where(", "inset:", "aspect-ratio", "\n  gap:", "dvh"):
        assert late not in styles, late
