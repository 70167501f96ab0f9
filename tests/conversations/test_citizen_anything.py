"""Whatever is pressed, forged or sent, wherever the conversation stands: an answer in words, never a fault."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from sqlalchemy import func, select, update

from langnghe.handlers.citizen.room import answers, presses
from langnghe.handlers.common import menu
from langnghe.models import Conversation, FailedEvent, Ticket, TicketState
from langnghe.services.work import Work
from tests.conftest import FreshStore
from tests.conversations.channels import ON_RICH
from tests.conversations.citizens import ticket_of
from tests.house import RICH, House
from tests.people import Citizen

ODD = ("", ":", ":abc", ":-1", ":0", ":99999999999999999999", ":1:2:3:4", ":١", ":x:y", ":<b>")


async def _faults(house: House) -> list[str]:
    return await house.asks(lambda work: list(work.session.scalars(select(FailedEvent.error))))


def _stand(work: Work, state: str) -> None:
    """As if the conversation had been left there by an older version of us: nothing is remembered with it."""
    work.session.execute(update(Conversation).values(state=state, data={}))


@ON_RICH
async def test_no_forged_choice_is_a_fault(house: House, lan: Citizen) -> None:
    own = f":{(await ticket_of(house)).id}"
    for verb in sorted(presses.names | menu.presses.names):
        for rest in (*ODD, own, f"{own}:x", f"{own}:1"):
            await lan.forges(verb + rest)
            assert lan.news, f"{verb}{rest} is left without an answer"
    assert await _faults(house) == []


@ON_RICH
async def test_every_state_takes_every_kind_of_message(house: House, lan: Citizen) -> None:
    for state in sorted(answers.names | {"citizen.draft", "citizen.gone", "x"}):
        sends: tuple[Callable[[], Awaitable[None]], ...] = (
            lambda: lan.says("Rác chất đống ở chợ"),
            lambda: lan.says("2"),
            lambda: lan.says("/nosuch"),
            lan.sends_photo,
            lambda: lan.sends_voice(b"OggS" + bytes(60)),
            lambda: lan.sends_location(15.0, 108.8),
            lambda: lan.sends_location(0.0, 0.0),
            lambda: lan.sends_contact("0905123456"),
            lan.sends_sticker,
            lambda: lan.starts("x" * 64),
            lambda: lan.starts("t_nothing"),
        )
        for send in sends:
            await house.does(_stand, state)
            await send()
            assert lan.news, f"{state} leaves a message without an answer"
    assert await _faults(house) == []


@ON_RICH
async def test_every_state_of_a_ticket_has_a_card(house: House, lan: Citizen) -> None:
    code = lan.code
    for state in TicketState:
        await house.does(lambda work, to=state: work.session.execute(update(Ticket).values(state=to)))
        await lan.says(code)
        lan.reads(code)
    assert await _faults(house) == []


async def test_an_office_of_one_commune_never_asks_for_the_place(fresh_store: FreshStore, tmp_path: Path) -> None:
    house = House(fresh_store("sqlite"), tmp_path / "data", RICH, province="", commune="21433")
    lan = Citizen(house)
    await lan.starts()
    await lan.presses("Tôi đồng ý")
    lan.reads("việc gì, ở đâu")
    await lan.says("Đèn đường thôn 2 hỏng")
    lan.reads("Xã Lân Phong")
    assert not any("Đổi nơi" in offer for offer in lan.offers)
    await lan.presses("Gửi")
    lan.reads("Mã tra cứu")
    assert await house.asks(lambda work: work.session.scalar(select(func.count()).select_from(Ticket))) == 1
    await house.close()
