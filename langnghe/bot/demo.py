"""`langnghe demo`: a sample office in a folder, in the browser, with no token and no internet.

The place and its bodies are real (xã Lân Phong, Quảng Ngãi); the people and their matters are made up.
"""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import select

from langnghe.bot import logs, migrate
from langnghe.bot.app import App, build, tune, warm_up
from langnghe.bot.clock import RealClock
from langnghe.bot.config import LogSection, Settings, settings_from
from langnghe.models import Identity, Person, RoleKind, Ticket
from langnghe.services import (
    answering,
    consent,
    consulting,
    grants,
    handling,
    instructing,
    intake,
    people,
    planning,
    profile,
    setup,
    steps,
    websessions,
)
from langnghe.services.intake import Draft
from langnghe.services.work import Work

PROVINCE = "Quảng Ngãi"
COMMUNE = "21433"
#: How long the officials have been in office: longer than any made-up matter.
IN_OFFICE = timedelta(days=60)
#: Port that people remember; another free one when somebody has it.
PORT = 8080


@dataclass(frozen=True, slots=True)
class Player:
    """A made-up person of the sample office; `posts` are (role, template of the body)."""

    key: str
    name: str
    posts: tuple[tuple[RoleKind, str], ...] = ()


PLAYERS = (
    Player("officer", "Trần Thị Mai", ((RoleKind.OFFICER, "kinh_te"), (RoleKind.INTAKE, "hanh_chinh_cong"))),
    Player("head", "Lê Văn Bình", ((RoleKind.HEAD, "kinh_te"),)),
    Player("admin", "Phạm Thu Hà", ((RoleKind.ADMIN, "chu_tich"),)),
    Player("chair", "Nguyễn Thanh Sơn", ((RoleKind.HEAD, "chu_tich"),)),
    Player("culture", "Võ Thị Lan", ((RoleKind.OFFICER, "van_hoa_xa_hoi"), (RoleKind.HEAD, "van_hoa_xa_hoi"))),
    Player("desk", "Đỗ Minh Tâm", ((RoleKind.HEAD, "hanh_chinh_cong"),)),
    Player("supervisor", "Huỳnh Văn Phúc", ((RoleKind.SUPERVISOR, "chu_tich"),)),
    Player("organiser", "Đặng Thị Tâm", ((RoleKind.DIALOGUE_ADMIN, "chu_tich"),)),
    Player("neighbour", "Bà Tư"),
)


def settings_of(folder: Path, port: int) -> Settings:
    """The settings of the sample office."""
    return settings_from(
        {
            "data_dir": folder,
            "office": {
                "name": "UBND xã Lân Phong, tỉnh Quảng Ngãi (bản dùng thử)",
                "province": PROVINCE,
                "contact": "Trung tâm Phục vụ hành chính công xã Lân Phong",
                # Whoever tries it at night sees what would wait for the morning.
                "quiet_from": "00:00",
                "quiet_until": "00:00",
            },
            "http": {"host": "127.0.0.1", "port": port, "public_url": f"http://127.0.0.1:{port}"},
            "log": LogSection(level="warning", format="console").model_dump(),
        }
    )


def free_port(wanted: int) -> int:
    """`wanted` when nobody listens there, otherwise one that the system gives."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port on 127.0.0.1")


class Desk:
    """`langnghe.web.ports.DemoDesk`: the one-click doors."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def session_for(self, role: str) -> str:
        """A citizen is somebody new each time; the officials are the players."""
        if role == "citizen":
            return await self._app.books.write(lambda work: websessions.open_private(work, "vi"))
        return await self._app.books.write(lambda work: websessions.open_for(work, _identity(work, role)))


def _identity(work: Work, key: str) -> int:
    return work.session.scalars(
        select(Identity.id).where(Identity.channel == websessions.CHANNEL, Identity.external_id == f"demo-{key}")
    ).one()


def furnish(work: Work) -> bool:
    """Build the office and its players; False when they are there already."""
    setup.build(work, province=PROVINCE)
    if work.session.scalar(select(Identity.id).where(Identity.external_id == "demo-admin")):
        return False
    now = work.now
    work.now = now - IN_OFFICE
    for player in PLAYERS:
        _enter(work, player)
    work.now = now
    return True


def _enter(work: Work, player: Player) -> None:
    person = Person(name=player.name, phone="", language="vi", consent_version="", created_at=work.now)
    work.session.add(person)
    work.session.flush()
    people.enter_identity(work, person.id, websessions.CHANNEL, f"demo-{player.key}")
    consent.agree(work, person.id)
    profile.live_in(work, person.id, COMMUNE)
    for role, template in player.posts:
        grants.give(work, person.id, f"{COMMUNE}.{template}", role)


def _person(work: Work, key: str) -> int:
    return work.session.scalars(select(Identity.person_id).where(Identity.external_id == f"demo-{key}")).one()


@dataclass(frozen=True, slots=True)
class Matter:
    """A made-up matter: sent so many days ago, and what has been done about it."""

    days_ago: int
    text: str
    field: str
    done: str = ""
    by: str = "officer"


MATTERS = (
    Matter(24, "Cống thoát nước đầu thôn bị nghẹt, mưa là ngập vào nhà dân.", "cap_thoat_nuoc", "accepted"),
    Matter(9, "Đèn đường qua trường tiểu học hỏng đã ba tuần, các cháu đi học về tối.", "chieu_sang_cay_xanh"),
    Matter(12, "Ổ gà lớn trước chợ, xe máy hay ngã khi trời mưa.", "giao_thong", "answered"),
    Matter(47, "Đường bê tông vào xóm Nước Nhĩ sụt lún một đoạn dài, xe không vào được.", "giao_thong", "planned"),
    Matter(
        8, "Cây đa cổ thụ trước đình làng mục gốc, sợ đổ xuống sân lễ hội.", "chieu_sang_cay_xanh", "consulted"
    ),
    Matter(6, "Đoạn kè sau chợ bị sóng đánh vỡ, nước tràn vào ba nhà.", "giao_thong", "submitted"),
    Matter(4, "Nhà văn hóa thôn dột nặng, mưa là không họp được.", "van_hoa_du_lich", "asking", "culture"),
    Matter(2, "Rác ở bãi đất trống cạnh nhà văn hóa thôn chưa được thu gom.", "rac_thai"),
)


async def prepare(app: App) -> None:
    """Furnish the sample office, once."""
    if not await app.books.write(furnish):
        return
    for matter in MATTERS:
        await app.books.write(partial(_happen, matter))


def _happen(matter: Matter, work: Work) -> None:
    now = work.now
    work.now = now - timedelta(days=matter.days_ago)
    draft = Draft(area_code=COMMUNE, text=matter.text, field_code=matter.field, anonymous=False)
    code = intake.submit(work, _person(work, "neighbour"), draft)
    ticket_id = work.session.scalars(select(Ticket.id).where(Ticket.code == code)).one()
    if matter.done:
        work.now = _later(work.now, now)
        handling.accept(work, _person(work, matter.by), ticket_id)
    if matter.done in MORE:
        work.now = now if matter.done != "answered" else _later(work.now, now)
        MORE[matter.done](work, ticket_id)
    work.now = now


def _answered(work: Work, ticket_id: int) -> None:
    answering.answer(work, _person(work, "head"), ticket_id, ANSWER)


def _planned(work: Work, ticket_id: int) -> None:
    head, officer, days = _person(work, "head"), _person(work, "officer"), steps.choices(work)
    planning.add(work, head, ticket_id, "Khảo sát đoạn sụt lún, lập dự toán sửa chữa.", officer, days[0])
    planning.add(work, head, ticket_id, "Thi công, nghiệm thu cùng đại diện thôn.", officer, days[-1])


def _consulted(work: Work, ticket_id: int) -> None:
    question = "Cây thuộc khuôn viên di tích: có được chặt bỏ không, hay phải xin phép cấp trên?"
    consulting.ask(work, _person(work, "officer"), ticket_id, f"{COMMUNE}.van_hoa_xa_hoi", question)


def _asking(work: Work, ticket_id: int) -> None:
    question = "Nhờ quý phòng cho biết mái nhà văn hóa còn trong thời hạn bảo hành công trình không?"
    consulting.ask(work, _person(work, "culture"), ticket_id, f"{COMMUNE}.kinh_te", question)


def _submitted(work: Work, ticket_id: int) -> None:
    proposal = "Kè vỡ vượt kinh phí sửa chữa thường xuyên của phòng. Đề nghị cho ứng quỹ phòng, chống thiên tai."
    instructing.submit(work, _person(work, "officer"), ticket_id, proposal)


#: What is done about a matter beyond accepting it; all but the answer only now.
MORE: dict[str, Callable[[Work, int], None]] = {
    "answered": _answered,
    "planned": _planned,
    "consulted": _consulted,
    "asking": _asking,
    "submitted": _submitted,
}
ANSWER = (
    "Tổ duy tu đã vá ổ gà trước chợ bằng bê tông nhựa sáng nay và cắm biển báo trong lúc chờ khô. "
    "Nếu mặt đường lún lại, ông/bà cứ mở lại phiếu này."
)


def _later(moment: datetime, now: datetime) -> datetime:
    return min(moment + timedelta(days=1), now)


async def run(folder: Path, stopping: asyncio.Event, port: int = PORT) -> None:
    """Serve the sample office until `stopping` is set."""
    settings = settings_of(folder, free_port(port))
    logs.configure(settings.log)
    await asyncio.to_thread(partial(migrate.upgrade, settings.database_url))
    app = build(settings, RealClock())
    await prepare(app)
    warm_up()
    tune()
    await app.start(demo=Desk(app))
    print(f"Lắng Nghe: http://127.0.0.1:{app.port}/", flush=True)  # noqa: T201 - what the person waits for
    try:
        await stopping.wait()
    finally:
        await app.stop()
