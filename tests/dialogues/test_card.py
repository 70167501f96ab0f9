"""The picture of a session: every Vietnamese letter, nothing runs out, small enough, and its code can be read."""

import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
import segno
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngImageFile

from langnghe.services import lettering
from langnghe.services.dialogue import card_picture, handouts, life
from langnghe.services.dialogue.card_picture import HEIGHT, MARGIN, WIDTH, CardWords
from tests.dialogues.announcing import moved
from tests.dialogues.sessions import MORNING, announced, organiser
from tests.house import House

WORDS = CardWords(
    office="UBND tỉnh Quảng Ngãi",
    kind="Hội nghị đối thoại với Nhân dân",
    title="Nước sạch và đường thôn",
    day="Thứ Ba, ngày 15/12/2026",
    hours="08:00–11:00",
    place="Hội trường UBND xã Lân Phong",
    host="Chủ trì: Chủ tịch UBND xã Lân Phong",
    scan="Quét mã để xem, đăng ký, gửi câu hỏi",
    url="https://langnghe.quangngai.gov.vn/d/3sT9kQzWc0uQxLr2yV7f8A",
)
#: Each vowel with each mark of its own and each tone.
LETTERS = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
] + ["đ", "Đ"]


def opened(body: bytes) -> Image.Image:
    picture = Image.open(BytesIO(body))
    assert isinstance(picture, PngImageFile)
    return picture.convert("RGB")


@pytest.mark.parametrize("bold", [False, True])
def test_every_vietnamese_letter_is_drawn_and_like_no_other(bold: bool) -> None:
    font = lettering.typeface(60, bold=bold)
    missing = bytes(font.getmask("\U0001f9ff"))  # what stands for a letter that is not there
    shapes = {}
    for letter in LETTERS:
        assert len(letter) == 1
        mask = font.getmask(letter)
        shapes[letter] = (mask.size, bytes(mask))
        assert bytes(mask) != missing
    assert len(set(shapes.values())) == len(LETTERS)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"title": ("Đối thoại về giải phóng mặt bằng, tái định cư và đền bù " * 5)[:200]},
        {"title": "Nghiêng" * 28, "place": "đường" * 60},
        {"title": "", "hours": "", "day": "Chưa có ngày", "place": ""},
        {"office": "Ủy ban nhân dân " * 8, "kind": "Tiếp công dân " * 10, "host": "Chủ trì " * 40},
        {"url": "https://langnghe.example.vn/" + "a" * 200},
    ],
)
def test_nothing_runs_out_of_the_picture(changed: dict[str, str]) -> None:
    body = card_picture.draw(replace(WORDS, **changed))
    assert len(body) <= 300 * 1024
    picture = opened(body)
    assert picture.size == (WIDTH, HEIGHT)
    for box in ((0, 0, MARGIN - 12, HEIGHT), (WIDTH - MARGIN + 12, 0, WIDTH, HEIGHT)):
        edge = picture.crop(box)
        # Bands of one colour each, from side to side: no letter has come so far.
        column = edge.crop((0, 0, 1, HEIGHT)).resize(edge.size)
        assert ImageChops.difference(edge, column).getbbox() is None
    foot = picture.crop((0, HEIGHT - 20, WIDTH, HEIGHT))
    assert len(foot.getcolors() or []) == 1


def test_the_code_leads_to_the_page() -> None:
    tones = opened(card_picture.draw(WORDS)).convert("L").tobytes()
    made = [list(row) for row in segno.make(WORDS.url, error="m", micro=False).matrix_iter(border=4)]
    step = 300 // len(made)
    left, top = MARGIN, HEIGHT - MARGIN // 2 - 300
    for y, row in enumerate(made):
        for x, dark in enumerate(row):
            spot = (top + y * step + step // 2) * WIDTH + left + x * step + step // 2
            assert abs(tones[spot] - (0 if dark else 255)) < 60


def test_a_long_title_is_set_smaller_and_whole_while_it_can_be() -> None:
    title = ("Giải phóng mặt bằng, tái định cư " * 6).strip()
    size, lines = lettering.fitted(title, 920, 360, bold=True, sizes=range(76, 31, -4))
    assert size < 76
    assert " ".join(lines) == title
    _, cut = lettering.fitted("Nghiêng " * 100, 920, 100, bold=True, sizes=range(76, 31, -4))
    assert cut[-1].endswith("…")
    assert lettering.fitted("  ", 920, 100, bold=True, sizes=range(76, 31, -4))[1] == []


async def test_one_picture_for_everybody_until_something_on_it_changes(quiet_house: House) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house))
    first = await house.does(handouts.card, session)
    assert first is not None
    await house.wait(hours=1)
    assert await house.does(handouts.card, session) == first
    await moved(house, session, MORNING.replace(day=20))
    second = await house.does(handouts.card, session)
    assert second not in {None, first}
    words = await house.asks(lambda work: card_picture.words(work, life.view(work, session)))
    assert (words.day, words.hours) == ("Chủ nhật, ngày 20/12/2026", "08:00–11:00")


async def test_without_a_picture_the_words_go_alone(quiet_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    session = await announced(quiet_house, await organiser(quiet_house))

    def fails(_words: CardWords) -> bytes:
        raise OSError("no room left")

    monkeypatch.setattr(card_picture, "draw", fails)
    assert await quiet_house.does(handouts.card, session) is None
