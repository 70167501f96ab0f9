"""A page of the work list, and what a search found."""

from collections.abc import Iterable

from langnghe.handlers.common import official_card
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.desk import draft_rows
from langnghe.handlers.common.talk import Rows, Talk, in_rows, marked
from langnghe.locales.marked import shorten
from langnghe.models import TicketPriority
from langnghe.models.contract import Choice, Marked
from langnghe.services import worklist
from langnghe.services.worklist import After, Row, Show, WorkList

#: Characters of the citizen's words in a list.
EXCERPT = 70


def say_list(talk: Talk, show: Show, after: After | None = None) -> None:
    """Say one page of the work list."""
    page = worklist.mine(talk.work, talk.speaker.person_id, show, after)
    texts = talk.texts
    lines = [texts("o-list-title", show=str(show)), _counts(talk, page), ""]
    if page.rows:
        lines.extend(_lines(talk, page.rows, bodies=page.bodies > 1))
    else:
        lines.append(texts("o-list-end") if after else texts("o-list-empty", show=str(show)))
    talk.say_marked(Marked("\n".join(lines)), choices=_choices(talk, page, after))


def say_rows(talk: Talk, first: Marked, rows: tuple[Row, ...], last: Marked | None) -> None:
    """Say some tickets under `first`."""
    lines = [first, "", *_lines(talk, rows, bodies=True), *([last] if last else [])]
    buttons = [*in_rows(_row_buttons(talk, rows), 2), [talk.button("btn-work-list", "o.list")]]
    talk.say_marked(Marked("\n".join(lines)), choices=buttons)


def _counts(talk: Talk, page: WorkList) -> Marked:
    counts = page.counts
    return talk.texts(
        "o-list-counts",
        late=_many(talk, counts.late),
        soon=_many(talk, counts.soon),
        total=_many(talk, counts.total),
    )


def _many(talk: Talk, count: int) -> Marked | int:
    if count < worklist.MOST_COUNTED:
        return count
    return talk.texts("o-list-many", count=worklist.MOST_COUNTED - 1)


def _lines(talk: Talk, rows: Iterable[Row], *, bodies: bool) -> Iterable[Marked]:
    texts = talk.texts
    for row in rows:
        yield texts(
            "o-list-row",
            late=yes(row.late),
            code=row.code,
            urgent=yes(row.priority is TicketPriority.URGENT),
            field=official_card.field_name(texts, row.field_names),
            area=row.area_name,
            left=marked(_left(talk, row)),
        )
        yield texts(
            "o-list-row-state",
            state=marked(texts(f"state-{row.state}")),
            assigned=yes(row.officer_name),
            officer=row.officer_name,
        )
        if bodies:
            yield texts("o-list-row-body", body=row.body_name)
        if row.text.strip():
            yield texts("o-list-row-text", text=shorten(" ".join(row.text.split()), EXCERPT))


def _left(talk: Talk, row: Row) -> Marked:
    if not row.open:
        return talk.texts("o-left-ended")
    return official_card.left(talk.texts, talk.work.calendar, talk.work.now, row.due_at)


def _row_buttons(talk: Talk, rows: Iterable[Row]) -> list[Choice]:
    return [talk.button("btn-o-row", "o.open", row.id, code=row.code, left=_left(talk, row)) for row in rows]


def _choices(talk: Talk, page: WorkList, after: After | None) -> Rows:
    turns = []
    if after is not None:
        turns.append(talk.button("btn-o-first", "o.list", page.show))
    if page.next is not None:
        turns.append(talk.button("btn-next", "o.list", page.show, page.next))
    hidden = {page.show}
    if not page.desk:
        hidden |= {Show.OWN, Show.APPROVAL}
    if not page.head:
        hidden.add(Show.BROUGHT)
    shows = [each for each in Show if each not in hidden]
    filters = [talk.button(f"btn-o-show-{each}", "o.list", each) for each in shows]
    if page.desk:
        filters.append(talk.button("btn-o-asked", "o.asked"))
    return [
        *in_rows(_row_buttons(talk, page.rows), 2),
        turns,
        *in_rows(filters, 3),
        *draft_rows(talk),
        [talk.button("btn-work-search", "o.search")],
    ]
