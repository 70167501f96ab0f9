"""Everything officials are told has words in both languages, also where it seldom happens."""

import pytest
from sqlalchemy import update

from langnghe.handlers.common import official_card, official_notice
from langnghe.locales.texts import AllTexts, Texts
from langnghe.models import Act, Ticket, TicketState
from langnghe.models.contract import LANGUAGES
from langnghe.services import authority, casefile, grants, tickets
from langnghe.services.work import Notice, Work
from tests.conversations.desk import HERE, acts_of, officer, person_of, sends
from tests.house import House
from tests.people import Citizen

NOTICES = (
    "new", "transferred", "assigned", "added", "replied", "urged", "withdrawn", "rated", "reopened",
    "approval", "approved", "returned", "unreachable", "new-nobody", "restricted",
    "remind", "late", "escalated", "resumed", "extend-asked", "extended", "not-extended", "urged-above",
    "sent-back", "dispute", "to-umpire", "no-umpire", "decided-yours", "decided",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_notice_has_words(quiet_house: House, language: str) -> None:
    hoa = await officer(quiet_house)
    ticket = await sends(Citizen(quiet_house, "Lan"), point=HERE)
    person, texts = await person_of(hoa), AllTexts()[language]

    def word(work: Work) -> None:
        for name in NOTICES:
            for params in ({}, {"text": "thêm <b>", "files": 2, "score": 2, "reasons": ["slow"], "times": 3}):
                view = tickets.view(work, ticket.id)
                text, rows, files = official_notice.notice(
                    work, texts, Notice(f"o-{name}", person, ticket.id, params), view
                )
                assert ticket.code in text
                assert "thêm <b>" not in text
                assert rows
                assert files == ()

    await quiet_house.asks(word)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_may_not_see_a_ticket_gets_the_bare_fact(quiet_house: House, language: str) -> None:
    admin = await officer(quiet_house, "Quản trị", "51.hanh_chinh_cong")
    ticket = await sends(Citizen(quiet_house, "Lan"))
    person, texts = await person_of(admin), AllTexts()[language]

    def word(work: Work) -> None:
        view = tickets.view(work, ticket.id)
        text, rows, _ = official_notice.notice(work, texts, Notice("o-new-nobody", person, ticket.id), view)
        assert ticket.code in text
        assert "Đèn đường" not in text
        assert rows == []

    await quiet_house.asks(word)


async def test_a_card_has_words_in_every_state(quiet_house: House) -> None:
    hoa = await officer(quiet_house)
    ticket = await sends(Citizen(quiet_house, "Lan"), anonymous=False)
    person = await person_of(hoa)

    def word(work: Work, state: TicketState, texts: Texts) -> None:
        work.session.execute(update(Ticket).where(Ticket.id == ticket.id).values(state=state, score=4))
        text, rows = official_card.card(work, texts, casefile.look(work, person, ticket.id))
        assert ticket.code in text
        assert "4/5" in text
        assert all(len(choice.token.encode()) <= 64 for each in rows for choice in each)

    for state in TicketState:
        for language in LANGUAGES:
            await quiet_house.does(word, state, AllTexts()[language])


def test_everything_that_can_happen_can_be_said() -> None:
    for language in LANGUAGES:
        texts = AllTexts()[language]
        for act in casefile.MOVES:
            assert texts.has(f"o-happened-{act}"), act
        for act in Act:
            assert texts.has(f"act-{act}"), act


async def test_an_officer_may_read_english(house: House) -> None:
    hoa = await officer(house)
    await hoa.forges("m.speak:en")
    ticket = await sends(Citizen(house, "Lan"))
    hoa.reads(f"Ticket {ticket.code}", "Roads", "10 working days left")
    await hoa.presses("Accept")
    hoa.reads("accepted", "Handled by: Hoa")
    await hoa.presses("Work list")
    hoa.reads("Work list", "Open: 1")


async def test_a_post_that_has_ended_ends_what_its_buttons_do(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    person = await person_of(hoa)
    held = await house.asks(lambda work: authority.posts(work, person))
    await hoa.presses("Hỏi người dân")
    await house.does(grants.end, held[0].grant_id, None)
    for act in (hoa.says("Cột đèn số mấy?"), hoa.forges(f"o.acc:{ticket.id}"), hoa.forges("o.list")):
        await act
        hoa.does_not_read("Đã gửi câu hỏi", "Đã tiếp nhận", "Đèn đường", "Việc cần làm")
    assert await acts_of(house, ticket.code) == ["submit"]
