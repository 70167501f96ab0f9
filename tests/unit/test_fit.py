"""Fitting a message to a channel: buttons or numbers, one piece or several."""

from hypothesis import given
from hypothesis import strategies as st

from langnghe.locales.fit import fit
from langnghe.locales.marked import escape, length, plain
from langnghe.locales.texts import AllTexts
from langnghe.models.contract import Capabilities, Choice, Expects, Marked, Outbound
from tests.house import PLAIN, RICH

VI = AllTexts()["vi"]
YES_NO = ((Choice("Có <b>", "x.yes"),), (Choice("Không", "x.no"), Choice("Trang web", url="https://vn?a&b")))


def test_with_buttons_the_choices_stay_buttons() -> None:
    fitted = fit(Outbound(Marked("Gửi?"), YES_NO), RICH, VI)
    assert [message.text for message in fitted.messages] == ["Gửi?"]
    assert fitted.messages[0].choices == YES_NO
    assert fitted.menu == (("Có <b>", "x.yes"), ("Không", "x.no"))
    assert fitted.numbers


def test_without_buttons_the_choices_become_numbers_and_links_lines() -> None:
    fitted = fit(Outbound(Marked("Gửi?"), YES_NO, expects=Expects.CHOICE), PLAIN, VI)
    only = fitted.messages[0]
    assert only.choices == ()
    assert plain(only.text) == (
        "Gửi?\n\nTrang web: https://vn?a&b\n1. Có <b>\n2. Không\n" + plain(VI("menu-type-number"))
    )
    assert fitted.menu == (("Có <b>", "x.yes"), ("Không", "x.no"))


def test_where_a_free_text_is_asked_numbers_are_text_and_choices_are_quoted() -> None:
    fitted = fit(Outbound(Marked("Vì sao?"), ((Choice("Quay lại", "x.back"),),), expects=Expects.TEXT), PLAIN, VI)
    assert "«Quay lại»" in fitted.messages[0].text
    assert "1." not in fitted.messages[0].text
    assert not fitted.numbers


def test_a_question_for_a_place_brings_the_channels_own_button_where_it_has_one() -> None:
    asked = Outbound(Marked("Ở đâu?"), expects=Expects.PLACE)
    assert fit(asked, RICH, VI).messages[0].place_label == VI.label("btn-share-place")
    assert fit(asked, PLAIN, VI).messages[0].place_label == ""
    assert fit(Outbound(Marked("Ở đâu?"), YES_NO, expects=Expects.PLACE), RICH, VI).messages[0].place_label == ""


def test_a_long_text_is_several_messages_and_the_choices_stay_with_the_last() -> None:
    long = Outbound(escape("chữ " * 1500), YES_NO, replaces="7", press_ref="p")
    fitted = fit(long, RICH, VI)
    assert len(fitted.messages) == 2
    assert [bool(message.choices) for message in fitted.messages] == [False, True]
    assert [message.replaces for message in fitted.messages] == ["7", ""]


def test_words_too_long_for_a_caption_follow_the_file() -> None:
    fitted = fit(Outbound(escape("chữ " * 400), attachment_id=5), RICH, VI)
    assert [(message.attachment_id, bool(message.text)) for message in fitted.messages] == [
        (5, False),
        (None, True),
    ]
    short = fit(Outbound(Marked("chữ"), attachment_id=5), RICH, VI)
    assert [(message.attachment_id, message.text) for message in short.messages] == [(5, "chữ")]


@given(st.text(max_size=6000), st.integers(min_value=0, max_value=8), st.sampled_from([RICH, PLAIN]))
def test_every_piece_is_within_the_channels_limit(text: str, count: int, able: Capabilities) -> None:
    choices = tuple((Choice(f"Lựa chọn {number}", f"x.{number}"),) for number in range(count))
    fitted = fit(Outbound(escape(text), choices), able, VI)
    assert all(length(message.text) <= able.limit for message in fitted.messages)
    assert len(fitted.menu) == count
    assert sum(bool(message.choices) for message in fitted.messages) == (1 if count and able.buttons else 0)
