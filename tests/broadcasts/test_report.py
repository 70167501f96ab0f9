"""The report: words for everybody, a picture beside them, the curve counted in one statement."""

import os
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngImageFile
from sqlalchemy import select

from langnghe.models import BroadcastDelivery, BroadcastOutcome, BroadcastState, GroupChat, GroupState, Identity
from langnghe.models.contract import SendOutcome, SendResult
from langnghe.services import attachments
from langnghe.services.broadcast import report, report_picture, tally, view
from langnghe.services.broadcast.audience import Audience
from langnghe.services.broadcast.report_picture import HEIGHT, MARGIN, WIDTH, Bar, PictureWords
from langnghe.services.work import Work
from tests.broadcasts.sending import announces, neighbours
from tests.broadcasts.watching import announcer, begun, comes_to, looks, passes, sets
from tests.conversations.desk import person_of
from tests.house import House

O, S = BroadcastOutcome, BroadcastState  # noqa: E741

#: A folder to keep the pictures in, for looking at them.
PICTURES = os.environ.get("TEST_PICTURES")

WORDS = PictureWords(
    office="UBND tỉnh Quảng Ngãi",
    heading="Báo cáo gửi tin báo · Chủ tịch UBND xã Lân Phong",
    title="Mai cắt nước từ 8 giờ đến 11 giờ ở thôn 3, thôn 4; bà con trữ nước trước 7 giờ.",
    when="08:00 21/11/2026 – 08:12 21/11/2026",
    sum="19.412 / 20.000",
    sum_words="người đã nhận được (97 %)",
    bars=(
        Bar("Đã tới", "19.412", 0.9706, "#1d7a63"),
        Bar("Không rõ đã tới chưa", "36", 0.0018, "#c98a1b"),
        Bar("Đã chặn hoặc không còn dùng ứng dụng", "498", 0.0249, "#a8483c"),
        Bar("Không muốn nhận tin báo chung", "41", 0.002, "#a8483c"),
        Bar("Ứng dụng không nhận tin", "12", 0.0006, "#a8483c"),
        Bar("Lý do khác", "1", 0.00005, "#a8483c"),
    ),
    over_time="Số người đã nhận theo thời gian",
    most="19.412",
    begins="08:00",
    ends="08:12",
    curve=tuple(min(19412, 400 * n + 30 * (n % 5)) for n in range(1, 52)),
)


def opened(body: bytes, name: str) -> Image.Image:
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        (Path(PICTURES) / f"{name}.png").write_bytes(body)
    picture = Image.open(BytesIO(body))
    assert isinstance(picture, PngImageFile)
    return picture.convert("RGB")


# Words --------------------------------------------------------------------------------------------------------


async def test_who_when_to_whom_and_what_became_of_it(house: House) -> None:
    tam, son = await announcer(house), await announcer(house, "Ông Sơn")
    lan, hoa = await neighbours(house, "Quyên", "Khuê")
    house.paper.answers[hoa.external_id] = SendResult(SendOutcome.UNREACHABLE, reason="blocked")
    house.paper.answers[lan.external_id] = [SendResult(SendOutcome.UNKNOWN, reason="cut")]
    approver = await person_of(son)
    sent = await announces(house, tam, approved_by=approver, approved_at=house.clock.now())
    await passes(house, 10)
    await tam.presses("Xem báo cáo")
    tam.reads(
        "Báo cáo tin báo",
        "đã gửi xong",
        "Mai cắt nước",
        "Người soạn: Cô Tâm, 20/11/2026 09:00",
        "Người duyệt: Ông Sơn",
        "Gửi cho: người dân toàn địa bàn",
        "Đã tới 2 / 4 người (50 %)",
        "đã chặn hoặc không còn dùng ứng dụng: 1",
        "Không rõ đã tới chưa: 1",
    )
    tam.does_not_read("Quyên", "Khuê")  # sums, no names of those who got it
    assert tam.screen[-1].file == ""
    tam.reads("Biểu đồ đang được vẽ")
    await house.wait(seconds=15)
    assert await house.app.reports.draw_next() == 1
    assert await house.app.reports.draw_next() == 0
    await tam.presses("Xem báo cáo")
    tam.does_not_read("Biểu đồ đang được vẽ")
    assert not any("Về tin này" in offer for offer in tam.offers)  # the card is the province's
    await son.forges(f"b.pr:{sent}")
    assert son.screen[-1].file or any(shown.file for shown in son.screen[-2:])
    son.reads("Báo cáo tin báo")


async def test_groups_are_not_counted_as_people(quiet_house: House) -> None:
    house = quiet_house
    tam = await announcer(house)
    await neighbours(house, "Quyên")

    def enter(work: Work) -> None:
        given = {"channel": "paper", "title": "Thôn 1", "area_code": "21433", "changed_at": work.now}
        work.session.add(GroupChat(external_id="-1", state=GroupState.USED, used_by=None, **given))

    await house.does(enter)
    sent = await announces(house, tam, Audience(groups=True))
    await tam.forges(f"b.pr:{sent}")
    tam.reads("Đã tới 3 / 3 nơi nhận (100 %)")
    await house.wait(seconds=15)
    drawing = await house.asks(report.undrawn)
    assert drawing is not None
    said = await house.asks(lambda work: report_picture.words(work, drawing))
    assert (said.sum_words, said.over_time) == (
        "nơi nhận đã nhận được (100 %)",
        "Số nơi nhận đã nhận theo thời gian",
    )


async def test_how_many_are_left_when_groups_are_among_them(quiet_house: House) -> None:
    house = quiet_house
    tam = await announcer(house)
    sent = await begun(house, tam, 4)
    await tam.forges(f"b.px:{sent}")
    tam.reads("Còn 4 người chưa nhận")

    def group(work: Work) -> None:
        given = {"channel": "paper", "title": "Thôn 1", "area_code": "21433", "changed_at": work.now}
        row = GroupChat(external_id="-1", state=GroupState.USED, **given)
        work.session.add(row)
        work.session.flush()
        delivery = {"broadcast_id": sent, "group_id": row.id, "channel": "paper", "not_before": work.now}
        work.session.add(BroadcastDelivery(outcome=O.UNSURE, **delivery))
        tally.add(work, {(sent, "paper", O.PENDING): 1, (sent, "paper", O.UNSURE): 1})

    await house.does(group)
    await tam.forges(f"b.px:{sent}")
    tam.reads("Còn 4 nơi nhận chưa nhận")
    await tam.forges(f"b.pr:{sent}")
    await tam.presses("Gửi lại cho 1 nơi nhận chưa rõ")
    tam.reads("Có 1 nơi nhận không rõ đã nhận chưa", "Ông/bà có muốn gửi lại không?")
    await tam.presses("Gửi lại")
    tam.reads("Đang gửi lại cho 1 nơi nhận")


async def test_while_it_is_sent_there_are_words_without_a_picture(house: House) -> None:
    tam = await announcer(house)
    sent = await begun(house, tam, 40)
    await comes_to(house, sent, 10)
    await house.wait(seconds=60)
    assert await house.app.reports.draw_next() == 0
    await tam.forges(f"b.pr:{sent}")
    tam.reads("đang gửi", "Đã tới 10 / 40 người (25 %)", "Chưa tới lượt: 30")
    tam.does_not_read("Biểu đồ")
    await tam.presses("Về tin này")
    tam.reads("đang gửi", "Người soạn")
    await tam.presses("Xem tiến độ")
    tam.reads("25 %")
    await looks(house)


async def test_a_report_nobody_can_draw_keeps_no_other_from_its_picture(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    lan = (await neighbours(house, "Lan"))[0]
    first, second = await announces(house, lan), await announces(house, lan)
    await house.wait(seconds=20)
    drawn = report_picture.draw
    broken = [True]

    def fails_once(words: PictureWords) -> bytes:
        if broken:
            broken.clear()
            raise OSError("no room left")
        return drawn(words)

    monkeypatch.setattr(report_picture, "draw", fails_once)
    while await house.app.reports.draw_next():
        pass
    kept = await house.asks(lambda work: [view.view(work, each).report_attachment_id for each in (first, second)])
    assert [bool(each) for each in kept] == [False, True]


async def test_a_picture_of_what_has_gone_on_meanwhile_is_not_kept(quiet_house: House) -> None:
    house = quiet_house
    lan = (await neighbours(house, "Lan"))[0]
    sent = await announces(house, lan)
    await house.wait(seconds=20)
    drawing = await house.asks(report.undrawn)
    assert drawing is not None
    await sets(house, sent, state=S.SENDING, finished_at=None)
    assert not await house.does(report.keep_picture, drawing, b"png")
    await sets(house, sent, state=S.DONE, finished_at=drawing.view.finished_at)
    body = report_picture.draw(await house.asks(lambda work: report_picture.words(work, drawing)))
    assert await house.does(report.keep_picture, drawing, body)
    assert not await house.does(report.keep_picture, drawing, body)
    number = (await house.asks(lambda work: view.view(work, sent))).report_attachment_id
    assert number is not None
    file = await house.asks(lambda work: attachments.stored(work.connection, number))
    assert file is not None
    assert (file.mime, file.name) == ("image/png", f"bao-cao-{sent}.png")


# The curve ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "step"), [(1, 1), (50, 1), (59, 1), (61, 2), (3600, 120), (86400, 1800)])
async def test_the_curve_counts_everybody_once_in_at_most_sixty_points(
    quiet_house: House, seconds: int, step: int
) -> None:
    house = quiet_house
    tam = await announcer(house)
    sent = await begun(house, tam, 30)
    begins = house.clock.now()

    def got(work: Work) -> None:
        ids = work.session.execute(select(Identity.person_id, Identity.id).where(Identity.channel == "other"))
        for place, (person_id, identity_id) in enumerate(ids.all()):
            at = begins + timedelta(seconds=seconds * place / 29, milliseconds=5)
            work.session.add(
                BroadcastDelivery(
                    broadcast_id=sent, person_id=person_id, identity_id=identity_id, channel="other",
                    outcome=O.SENT if place % 3 else O.UNREACHABLE, not_before=begins, ended_at=at,
                )
            )  # fmt: skip

    await house.does(got)
    found = await house.asks(lambda work: report.curve(work, sent, begins, begins + timedelta(seconds=seconds)))
    assert found.step == step
    assert len(found.counts) <= report.MOST
    assert sum(found.counts) == 20
    assert found.counts[0] == sum(seconds * place / 29 + 0.005 < step for place in range(30) if place % 3)


# The picture --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("report", {}),
        ("report-none", {"bars": (), "curve": (), "most": "0", "sum": "0 / 0", "title": ""}),
        ("report-one", {"curve": (1,), "bars": WORDS.bars[:1], "most": "1"}),
        (
            "report-long",
            {"title": "Nghiêng " * 60, "heading": "Ủy ban nhân dân " * 9, "office": "Quảng Ngãi " * 12},
        ),
        ("report-names", {"bars": tuple(replace(each, name=each.name * 5) for each in WORDS.bars)}),
        (
            "report-large",
            {"sum": "1.000.000 / 1.000.000", "ends": "08:12 29/11", "curve": tuple(range(0, 600, 10))},
        ),
    ],
)
def test_nothing_runs_out_of_the_picture(name: str, changed: dict[str, object]) -> None:
    body = report_picture.draw(replace(WORDS, **changed))  # type: ignore[arg-type]
    assert len(body) <= 200 * 1024
    picture = opened(body, name)
    assert picture.size == (WIDTH, HEIGHT)
    for box in ((0, 0, MARGIN - 8, HEIGHT), (WIDTH - MARGIN + 8, 0, WIDTH, HEIGHT)):
        edge = picture.crop(box)
        column = edge.crop((0, 0, 1, HEIGHT)).resize(edge.size)
        assert ImageChops.difference(edge, column).getbbox() is None


def _near(picture: Image.Image, x: int, y: int, colour: tuple[int, int, int]) -> bool:
    point = picture.getpixel((x, y))
    assert isinstance(point, tuple)
    return sum(abs(a - b) for a, b in zip(point, colour, strict=True)) < 30


def test_bars_are_as_long_as_they_say() -> None:
    bars = tuple(Bar(f"N{n}", str(n), part, "#1d7a63") for n, part in enumerate((1.0, 0.5, 0.25, 0.0)))
    picture = opened(report_picture.draw(replace(WORDS, bars=bars)), "report-bars")
    green = (0x1D, 0x7A, 0x63)
    lengths = set()
    for y in range(480, 1000):
        near = [_near(picture, x, y, green) for x in range(MARGIN, WIDTH - MARGIN)]
        if near[0] and near[3]:
            lengths.add(near.index(False) if False in near else len(near))
    inner = WIDTH - 2 * MARGIN
    assert {round(each / inner * 4) for each in lengths} == {4, 2, 1, 0}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_any_curve_can_be_drawn(counts: list[int]) -> None:
    got = tuple(sum(counts[: n + 1]) for n in range(len(counts)))
    assert report_picture.draw(replace(WORDS, curve=got))


async def test_the_words_of_the_picture(quiet_house: House) -> None:
    house = quiet_house
    tam = await announcer(house)
    sent = await begun(house, tam, 200)
    await sets(house, sent, text="<b>Mai</b> cắt nước &amp; điện")
    await comes_to(house, sent, 190)
    for place, outcome in enumerate((O.UNSURE, O.UNREACHABLE, O.MUTED, O.REFUSED, O.GAVE_UP, O.EXPIRED), start=1):
        await comes_to(house, sent, place if place < 6 else 2, outcome)
    await house.wait(minutes=5)
    await sets(house, sent, state=S.DONE, finished_at=house.clock.now())
    await house.wait(seconds=15)
    found = await house.asks(report_picture.next_one)
    assert found is not None
    drawing, words = found
    assert drawing.view.id == sent
    assert words.title == "Mai cắt nước & điện"
    assert words.sum == "190 / 200"
    assert words.sum_words == "người đã nhận được (95 %)"
    assert [bar.number for bar in words.bars] == ["190", "1", "2", "3", "4", "7"]
    assert words.bars[-1].name == "Lý do khác"
    assert (words.begins, words.when) == ("09:00", "20/11/2026 09:00 – 20/11/2026 09:05")
    opened(report_picture.draw(words), "report-real")
