"""Who the citizens' stories are about: Minh the officer, Hoa the head, and Lan, who has sent one report."""

import pytest

from langnghe.models import RoleKind
from langnghe.services import invitations
from tests.conversations.citizens import takes_post
from tests.house import House
from tests.office import ROADS
from tests.people import Citizen, Head, Officer


@pytest.fixture(autouse=True)
def quick_invitations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly everybody here comes by invitation; that its hash is slow is for tests/unit/test_invitations.py."""
    monkeypatch.setattr(invitations, "COST", 2)


@pytest.fixture
async def minh(house: House) -> Officer:
    minh = Officer(house, "Minh")
    await takes_post(house, minh, RoleKind.OFFICER, ROADS)
    return minh


@pytest.fixture
async def hoa(house: House) -> Head:
    hoa = Head(house, "Hoa")
    await takes_post(house, hoa, RoleKind.HEAD, ROADS)
    return hoa


@pytest.fixture
async def lan(house: House, minh: Officer, hoa: Head) -> Citizen:
    """Lan has sent one report to the body of Minh and Hoa."""
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("Đèn đường thôn 2 hỏng ba hôm nay")
    await lan.presses("Gửi")
    return lan
