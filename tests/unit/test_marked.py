"""Marked text: what people wrote is never a mark, and cutting never breaks one."""

from hypothesis import given
from hypothesis import strategies as st

from langnghe.locales.marked import Run, escape, length, marked, plain, runs, shorten, split
from langnghe.models.contract import Marked

_MARKS = st.sampled_from(["b", "i", "u", "code", "a:https://example.org/?a=1&b=2"])
_WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
_RUNS = st.lists(st.builds(Run, _WORDS, st.lists(_MARKS, max_size=2, unique=True).map(tuple)), max_size=12)


@given(st.text())
def test_what_people_wrote_stays_words(text: str) -> None:
    escaped = escape(text)
    assert all(not run.marks for run in runs(escaped))
    kept = "".join(
        c for c in text if c in "\n\t" or not (ord(c) < 32 or ord(c) == 127 or 0xD800 <= ord(c) < 0xE000)
    )
    assert plain(escaped) == kept
    assert length(escaped) == len(kept)


@given(_RUNS)
def test_runs_and_marked_undo_each_other(pieces: list[Run]) -> None:
    written = marked(pieces)
    assert marked(runs(written)) == written
    assert "".join(run.text for run in runs(written)) == "".join(run.text for run in pieces)


@given(_RUNS, st.integers(min_value=1, max_value=40))
def test_pieces_fit_and_lose_nothing_but_the_blanks_between_them(pieces: list[Run], limit: int) -> None:
    text = marked(pieces)
    cut = split(text, limit)
    assert all(length(piece) <= limit for piece in cut)
    assert all(marked(runs(piece)) == piece for piece in cut)
    whole = "".join(run.text for run in runs(text))
    assert "".join(_bare(piece) for piece in cut) == whole.replace(" ", "").replace("\n", "")


def _bare(piece: Marked) -> str:
    return "".join(run.text for run in runs(piece)).replace(" ", "").replace("\n", "")


def test_a_long_text_is_cut_at_lines_and_words() -> None:
    assert split(Marked("một hai ba\nbốn năm"), 12) == ["một hai ba", "bốn năm"]
    assert split(Marked("<b>một hai ba bốn</b>"), 12) == ["<b>một hai ba</b>", "<b>bốn</b>"]
    assert split(Marked("x" * 25), 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_a_short_text_is_left_as_it_is() -> None:
    assert split(Marked("<b>ngắn</b>"), 4) == ["<b>ngắn</b>"]


def test_only_our_marks_are_marks() -> None:
    assert runs(Marked("<script>x</script>")) == [Run("<script>x</script>")]
    assert runs(Marked('<a href="https://vn">đây</a>')) == [Run("đây", ("a:https://vn",))]
    assert runs(Marked("&lt;b&gt; &amp; &#39;")) == [Run("<b> & '")]
    assert runs(Marked("</b>a</i>")) == [Run("a")]


def test_plain_keeps_a_links_address() -> None:
    assert plain(Marked('<a href="https://vn?a=1&amp;b=2">bản đồ</a>')) == "bản đồ (https://vn?a=1&b=2)"
    assert plain(Marked('<a href="https://vn">https://vn</a>')) == "https://vn"


def test_shortening_says_that_it_was_cut() -> None:
    assert shorten("một hai ba", 20) == "một hai ba"
    assert shorten("một hai ba", 8) == "một hai…"
