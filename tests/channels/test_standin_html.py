"""Telegram's own parser decides what valid Telegram HTML is."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.standin.errors import ApiError
from tests.standin.html import check_html, parse, plain_html


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("<b>Đã tiếp nhận</b> <i>phản ánh</i>", "Đã tiếp nhận phản ánh"),
        ("&lt;b&gt; &amp; &quot;a&quot; &#39;", '<b> & "a" \''),
        ("&nbsp;&copy;", "&nbsp;&copy;"),  # named entities beyond four stay as they are
        ('<a href="https://a.vn/?x=1&amp;y=2">xem</a>', "xem"),
        ("<blockquote expandable>dài</blockquote><tg-spoiler>kín</tg-spoiler>", "dàikín"),
        ("  \n<code> a</code>\n ", "a"),
        ("một\r\nhai\tba", "một\nhai ba"),
    ],
)
def test_what_a_person_reads(sent: str, read: str) -> None:
    assert plain_html(sent).strip() == read.strip()


@pytest.mark.parametrize(
    "sent", ["<b>", "a < b", "</b>", "<p>a</p>", "<b>a</i></b>", "<br>", "<a href=x", "&lt;<"]
)
def test_what_is_refused(sent: str) -> None:
    with pytest.raises(ApiError, match="Bad Request: can't parse entities"):
        check_html(sent)


def test_limits_are_in_code_points() -> None:
    assert len(check_html("😀" * 4096).text) == 4096
    for text, words in ((" ", "text must be non-empty"), ("ạ" * 4097, "message is too long")):
        with pytest.raises(ApiError, match=words):
            check_html(text)
    with pytest.raises(ApiError, match="caption is too long"):
        check_html("ạ" * 1025, limit=1024)
    with pytest.raises(ApiError, match="text is too long"):
        parse("ạ" * 11_000)


def test_marks_are_counted_in_utf16() -> None:
    done = parse("😀<b>đậm</b>", "HTML")
    assert done.entities == [{"offset": 2, "length": 3, "type": "bold"}]


@given(st.text(max_size=200))
def test_escaped_text_is_always_valid_and_reads_as_written(text: str) -> None:
    sent = f"(<b>{html.escape(text)}</b>)"
    assert parse(sent, "HTML").text == parse(f"({text})").text


@given(st.text(alphabet="<b>/&;i ạ😀\n", max_size=60))
def test_anything_else_is_parsed_or_refused_in_words(text: str) -> None:
    try:
        done = parse(text, "HTML")
    except ApiError as refusal:
        words = refusal.description
    else:
        words = "Bad Request: can't parse entities" if done.text == done.text.rstrip() else "a blank at the end"
    assert words.startswith("Bad Request: can't parse entities")
