"""An office with open tickets whose clocks are counted anew."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from langnghe.models import ClockKind, RoleKind, Ticket, TicketClock
from langnghe.services import intake, recomputing
from langnghe.services.work import Work
from tests.unit.books import Books

TOP, ROADS = "51.chu_tich", "21433.kinh_te"


class Desk:
    """An admin, an officer and a citizen, who may send as many tickets as are wanted."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.admin = books.person("Hà", (RoleKind.ADMIN, TOP))
        self.officer = books.person("Minh", (RoleKind.OFFICER, ROADS))
        self.lan = books.person("Lan")

    def ticket(self) -> int:
        draft = intake.Draft(text="Đèn đường thôn 2 hỏng", area_code="21433", field_code="giao_thong")
        code = self.books.does(intake.submit, self.lan, draft)
        with self.books.work() as work:
            return work.session.scalars(select(Ticket.id).where(Ticket.code == code)).one()

    def due(self, ticket_id: int) -> datetime:
        with self.books.work() as work:
            return work.session.get_one(Ticket, ticket_id).due_at

    def clock(self, ticket_id: int, kind: ClockKind = ClockKind.SETTLE) -> TicketClock:
        with self.books.work() as work:
            return work.session.scalars(
                select(TicketClock).where(TicketClock.ticket_id == ticket_id, TicketClock.kind == kind)
            ).one()

    def pieces(self, sweep: Callable[[Work, int], int], batch: int) -> list[int]:
        """Run the sweep to its end, as the program does; what each piece looked at."""
        self.books.wait(seconds=recomputing.SETTLING.total_seconds())
        pieces: list[int] = []
        while done := self.books.does(sweep, batch):
            pieces.append(done)
        return pieces
