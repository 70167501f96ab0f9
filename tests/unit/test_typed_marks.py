"""Marks as people type them: what is meant becomes a mark, everything else stays as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.locales.marked import escape, marked, plain, runs
from langnghe.locales.typed_marks import marks


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("*đậm* và _nghiêng_", "<b>đậm</b> và <i>nghiêng</i>"),
        ("**đậm** __nghiêng__", "<b>đậm</b> <i>nghiêng</i>"),
        ("_*cả hai*_", "<i><b>cả hai</b></i>"),
        ("*a _b_ c*", "<b>a <i>b</i> c</b>"),
        ("(*khẩn*), *ngay*.", "(<b>khẩn</b>), <b>ngay</b>."),
        ("[Xem *lịch*](https://a.vn/x?a=1&b=2)", '<a href="https://a.vn/x?a=1&amp;b=2">Xem <b>lịch</b></a>'),
        ("*[Xem](https://a.vn)*", '<b><a href="https://a.vn">Xem</a></b>'),
        # Nothing is meant here.
        ("3*4*5 = 60", "3*4*5 = 60"),
        ("ho_so_2026.pdf", "ho_so_2026.pdf"),
        ("* gạo\n* muối", "* gạo\n* muối"),
        ("*chưa đóng", "*chưa đóng"),
        ("*qua\nhai dòng*", "*qua\nhai dòng*"),
        ("* *", "* *"),
        ("**", "**"),
        ("[Xem](http://a.vn) [Xem](javascript:alert(1))", "[Xem](http://a.vn) [Xem](javascript:alert(1))"),
        ('[x](https://a.vn/"onclick)', "[x](https://a.vn/&quot;onclick)"),
        ("https://a.vn/_a_*b* *c*", "https://a.vn/_a_*b* <b>c</b>"),
        ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ("*mục\x00 một*", "<b>mục một</b>"),
        ("", ""),
    ],
)
def test_what_is_meant(typed: str, meant: str) -> None:
    assert marks(typed) == meant


_TYPED = st.text(st.sampled_from('ab *_[]()\n<>&"') | st.characters(codec="utf-8"), max_size=60)


@given(_TYPED)
def test_the_result_is_well_formed_and_loses_no_word(typed: str) -> None:
    made = marks(typed)
    assert marked(runs(made)) == made
    letters = [each for each in plain(escape(typed)) if each.isalnum()]
    assert [each for each in plain(made) if each.isalnum()] == letters


@given(_TYPED)
def test_without_marks_it_is_as_written(typed: str) -> None:
    bare = typed.translate(str.maketrans("", "", "*_["))
    assert marks(bare) == escape(bare)


@given(st.text(st.sampled_from("ab *_"), max_size=60))
def test_only_marks_are_taken_away(typed: str) -> None:
    left = iter(typed)
    assert all(each in left for each in plain(marks(typed)))


@pytest.mark.parametrize("mark", ["*", "_", "*a", "a*", " *a", "[", "[a](https://", "https://*"])
def test_a_long_text_of_marks_is_read_in_no_time(mark: str) -> None:
    made = marks(mark * (8000 // len(mark)))
    assert len(made) >= 1000
