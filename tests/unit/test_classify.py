"""The classifier: how often it is right on what citizens write, and what it must never get wrong."""

import csv
import statistics
from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langnghe.services import catalog, classify
from langnghe.services.classify import Classifier, Danger, Emergency, Kind, propose
from langnghe.services.data import rows

CORPUS = list(csv.DictReader(Path(__file__).with_name("corpus.csv").read_text(encoding="utf-8").splitlines()))
FIELDS = {field.code for field in catalog.fields()}


def share(right: list[bool]) -> float:
    return sum(right) / len(right)


# "dev" was looked at while the lexicon grew. "held" was written afterwards and its errors of kind and field were
# never tuned on; its floors are what was measured, a little rounded down.
@pytest.mark.parametrize(("part", "kind", "field"), [("dev", 0.97, 0.93), ("held", 0.93, 0.87)])
def test_accuracy(part: str, kind: float, field: float) -> None:
    messages = [row for row in CORPUS if row["part"] == part]
    assert len(messages) > 100
    found = [(propose(row["text"]), row) for row in messages]
    assert share([proposal.kind == row["kind"] for proposal, row in found]) >= kind
    assert share([proposal.field == row["field"] for proposal, row in found]) >= field
    told = [proposal.emergency.number if proposal.emergency else "" for proposal, _ in found]
    assert share([number == row["emergency"] for number, (_, row) in zip(told, found, strict=True)]) >= 0.97


def test_the_corpus_is_broad() -> None:
    assert len(CORPUS) >= 250
    assert {row["field"] for row in CORPUS} == FIELDS
    assert {row["kind"] for row in CORPUS} == set(Kind)
    assert min(Counter(row["kind"] for row in CORPUS).values()) >= 20
    assert sum(row["text"].isascii() for row in CORPUS) > 100  # typed without diacritics
    assert len({row["text"] for row in CORPUS}) == len(CORPUS)


def test_complaints_and_denunciations_are_rather_seen_once_too_often_than_missed() -> None:
    sensitive = {Kind.COMPLAINT, Kind.DENUNCIATION}
    proposed = [(propose(row["text"]).kind in sensitive, row["kind"] in sensitive) for row in CORPUS]
    meant = [was for was, should in proposed if should]
    others = [was for was, should in proposed if not should]
    assert share(meant) >= 0.97
    assert share(others) <= 0.01


def test_emergencies_are_found() -> None:
    meant = [row for row in CORPUS if row["emergency"]]
    numbers = [propose(row["text"]).emergency for row in meant]
    assert (
        share([n is not None and n.number == row["emergency"] for n, row in zip(numbers, meant, strict=True)])
        >= 0.97
    )


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("Cháy nhà rồi bà con ơi", "114", Danger.FIRE),
        ("chay nha", "114", Danger.FIRE),
        ("cháy", "114", Danger.FIRE),
        ("Có hai cháu bị đuối nước ngoài sông, cứu với", "114", Danger.FIRE),
        ("có trộm", "113", Danger.CRIME),
        ("đang có đánh nhau bằng dao ngoài chợ", "113", Danger.CRIME),
        ("bố tôi đột quỵ, cần xe cấp cứu", "115", Danger.MEDICAL),
        ("cháu bé nhà bên bị cha dượng đánh đập", "111", Danger.CHILD),
    ],
)
def test_who_is_in_danger_gets_the_number(text: str, number: str, reason: Danger) -> None:
    assert propose(text).emergency == Emergency(number, reason)


@pytest.mark.parametrize(
    "text",
    [
        "đèn đường cháy bóng",
        "cháy hàng",
        "Quán phở cháy vé sự kiện",
        "Xin hỏi thủ tục phòng cháy chữa cháy",
        "Hôm qua có vụ cháy nhà ở xóm tôi",
        "Năm ngoái có người chết đuối ở hồ này, đề nghị làm rào",
        "Giá cả như ăn cướp",
        "Cướp đất của dân",
        "Tôi chờ cả buổi ở phòng cấp cứu, thái độ y tá rất tệ",
        "Kiến nghị mở rộng đường để xe cứu thương vào được",
        "Tụ điểm đánh bài cuối xóm",
        "Đường hư, nhiều vụ tai nạn phải đi cấp cứu",
        "Chung cư không có bình chữa cháy, nguy cơ cháy nổ",
    ],
)
def test_false_alarms_stay_calm(text: str) -> None:
    assert propose(text).emergency is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tôi tố cáo ông A nhận hối lộ", Kind.DENUNCIATION),
        ("toi to cao ong A nhan hoi lo", Kind.DENUNCIATION),
        ("tham nhung", Kind.DENUNCIATION),
        ("Cán bộ địa chính đòi tiền mới chịu ký", Kind.DENUNCIATION),
        ("Tôi khiếu nại quyết định số 12/QĐ-UBND", Kind.COMPLAINT),
        ("toi khong dong y voi quyet dinh thu hoi dat", Kind.COMPLAINT),
        ("Tôi phản ánh rác không ai gom", Kind.REPORT),
        ("Bà con phàn nàn mãi về con đường", Kind.REPORT),
        ("kêu ca hoài mà không ai nghe", Kind.REPORT),
        ("Tôi hơi lo về cây cầu", Kind.REPORT),
        ("toi hoi lo ve cay cau", Kind.REPORT),
        ("Tôi không tố cáo ai, chỉ phản ánh đường hư", Kind.REPORT),
        ("Phòng chống tham nhũng là gì?", Kind.QUESTION),
        ("Đường hư nặng, mong xã sửa sớm, xin chân thành cảm ơn", Kind.REPORT),
        ("Cảm ơn anh công an xã rất nhiệt tình", Kind.PRAISE),
    ],
)
def test_kinds_that_the_law_tells_apart(text: str, kind: Kind) -> None:
    assert propose(text).kind is kind


def test_an_accusation_late_in_a_long_story_is_not_missed() -> None:
    story = "Đường vào thôn tôi hư hỏng đã nhiều năm nay, bà con góp tiền sửa mấy lần. " * 12
    proposal = propose(story + "Nay tôi biết kế toán đã khai khống tiền vật liệu.")
    assert proposal.kind is Kind.DENUNCIATION
    assert proposal.field == "tham_nhung"


def test_mixed_content_is_seen_so_that_it_can_be_split() -> None:
    proposal = propose("Tôi tố cáo ông B nhận hối lộ, đồng thời khiếu nại quyết định thu hồi đất của nhà tôi")
    assert proposal.kind is Kind.DENUNCIATION
    assert Kind.COMPLAINT in proposal.other_kinds


@pytest.mark.parametrize("text", ["", "   ", "???", "👍", "alo", "a" * 5000, "<b>&\x00"])
def test_nothing_said_is_another_matter_without_confidence(text: str) -> None:
    proposal = propose(text)
    assert proposal.field == "khac"
    assert proposal.confidence == 0
    assert proposal.emergency is None


def test_a_photo_makes_a_bare_hint_a_report() -> None:
    assert propose("cảm ơn").kind is Kind.PRAISE
    assert propose("rác ở đâu ra", has_media=True).kind is Kind.REPORT


def test_signals_are_words_of_ours_never_of_the_citizen() -> None:
    known = {part.strip("!") for row in rows("lexicon.csv") for part in row["phrases"].split(";")}
    signals = propose("Nguyễn Văn Bí Mật, 0901234567: đường hư, ổ gà, cân điêu ở chợ").signals
    assert "ổ gà" in signals
    assert all(signal in known or " + " in signal for signal in signals)
    assert not any("Bí Mật" in signal or "0901" in signal for signal in signals)


def test_the_lexicon_is_sound() -> None:
    kinds = {f"kind.{kind}" for kind in Kind}
    fields = {f"field.{code}" for code in FIELDS}
    seen: set[tuple[str, str]] = set()
    for row in rows("lexicon.csv"):
        target = row["target"]
        assert target in kinds | fields or target.split(".")[0] in {"sign", "mask", "emergency"}
        assert float(row["weight"]) > 0
        for phrase in row["phrases"].split(";"):
            assert phrase == " ".join(phrase.split())
            assert phrase.strip("!")
            assert (target, phrase.strip("!")) not in seen, (target, phrase)
            seen.add((target, phrase.strip("!")))
    assert {target for target, _ in seen} >= fields


@settings(deadline=None)
@given(st.text(max_size=300), st.booleans())
def test_law_any_text_gets_a_proposal(text: str, has_media: bool) -> None:
    proposal = propose(text, has_media=has_media)
    assert proposal.field in FIELDS
    assert 0 <= proposal.confidence <= 1
    assert proposal == propose(text, has_media=has_media)


def test_it_is_quick_and_can_be_replaced() -> None:
    classifier: Classifier = classify.RULES
    times = []
    for row in CORPUS:
        began = perf_counter()
        classifier.propose(row["text"])
        times.append(perf_counter() - began)
    assert statistics.median(times) < 0.0003
