"""What has been open for long, by age: all together, by body, and the lists behind the numbers (R14)."""

from langnghe.handlers.common import official_card
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, in_rows, marked
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.leader.room import presses
from langnghe.locales.marked import shorten
from langnghe.models import TicketPriority
from langnghe.models.contract import Choice, Marked
from langnghe.services import backlog
from langnghe.services.backlog import BANDS, Aged, Standing
from langnghe.services.calendar import local_date
from langnghe.services.worklist import Row

#: Characters of the citizen's words in a list.
EXCERPT = 70


@presses.on("l.backlog")
def overview(talk: Talk, args: Args) -> None:
    """All together and a page of bodies: "l.backlog:<offset>"."""
    seen = backlog.view(talk.work, talk.speaker.person_id, offset_of(args))
    lines = [talk.texts("l-backlog-title"), *_numbers(talk, seen.all)]
    page = seen.bodies
    if page.items:
        lines += [Marked(""), talk.texts("l-backlog-bodies"), *(_body_line(talk, each) for each in page.items)]
    if page.total > len(page.items):
        last = page.offset + len(page.items)
        lines.append(talk.texts("l-moves-page", first=page.offset + 1, last=last, count=page.total))
    bodies = [[talk.button("btn-moves-body", "l.aging", each.code, body=each.name)] for each in page.items]
    turned = turns(talk, page, "l.backlog", size=backlog.BODIES)
    rows = [*_bands(talk, seen.all), *bodies, turned, [talk.button("btn-menu", "m.menu")]]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@presses.on("l.aging")
def one_body(talk: Talk, args: Args) -> None:
    """The same for one body: "l.aging:<body>"."""
    standing = backlog.of_body(talk.work, talk.speaker.person_id, ":".join(args))
    lines = [talk.texts("l-backlog-body-title", body=standing.name), *_numbers(talk, standing)]
    rows = [*_bands(talk, standing), [_back(talk), talk.button("btn-menu", "m.menu")]]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@presses.on("l.aged")
def aged_list(talk: Talk, args: Args) -> None:
    """The list behind a number: "l.aged:<how old>:<id behind which the page begins>:<body, or nothing>"."""
    aged = Aged(args[0]) if args and args[0] in set(Aged) else Aged.RED
    after = number(args, 1) if len(args) > 1 else 0
    body = ":".join(args[2:])
    page = backlog.tickets_of(talk.work, talk.speaker.person_id, aged, body, after)
    lines = [
        talk.texts("l-aged-title", age=_age(talk, aged), bodied=yes(page.body_name), body=page.body_name),
        *(line for row in page.rows for line in _row_lines(talk, row)),
    ]
    if not page.rows:
        lines.append(talk.texts("l-aged-none"))
    more = (body,) if body else ()
    turned = []
    if after:
        turned.append(talk.button("btn-o-first", "l.aged", aged, 0, *more))
    if page.next is not None:
        turned.append(talk.button("btn-next", "l.aged", aged, page.next, *more))
    opens = [
        talk.button("btn-l-aged-row", "o.open", row.id, code=row.code, days=_days(talk, row)) for row in page.rows
    ]
    back = talk.button("btn-l-backlog-body", "l.aging", body) if body else _back(talk)
    talk.say_marked(
        Marked("\n".join(lines)), choices=[*in_rows(opens, 2), turned, [back, talk.button("btn-menu", "m.menu")]]
    )


# Parts ----------------------------------------------------------------------------------------------------------


def _numbers(talk: Talk, standing: Standing) -> list[Marked]:
    if not any(standing.counts.values()):
        return [talk.texts("l-backlog-none")]
    lines = [
        talk.texts("l-backlog-line", age=_age(talk, band), count=_many(talk, standing.counts[band]))
        for band in BANDS
    ]
    red = talk.texts(
        "l-backlog-red",
        limit=talk.work.office.red_line_days,
        count=_many(talk, standing.counts[Aged.RED]),
        days=backlog.SOON,
        soon=_many(talk, standing.counts[Aged.SOON]),
    )
    return [*lines, red]


def _body_line(talk: Talk, standing: Standing) -> Marked:
    counts = standing.counts
    return talk.texts(
        "l-backlog-body",
        body=standing.name,
        to10=_many(talk, counts[Aged.TO_10]),
        to30=_many(talk, counts[Aged.TO_30]),
        to45=_many(talk, counts[Aged.TO_45]),
        to90=_many(talk, counts[Aged.TO_90]),
        over90=_many(talk, counts[Aged.OVER_90]),
    )


def _bands(talk: Talk, standing: Standing) -> Rows:
    """A button for each list that has something in it."""
    body = (standing.code,) if standing.code else ()
    buttons = [_band(talk, aged, standing.counts[aged], body) for aged in Aged if standing.counts[aged]]
    return in_rows(buttons, 2)


def _band(talk: Talk, aged: Aged, count: int, body: tuple[str, ...]) -> Choice:
    label = {"age": _age(talk, aged), "count": _many(talk, count)}
    return talk.button("btn-l-age", "l.aged", aged, 0, *body, **label)


def _age(talk: Talk, aged: Aged) -> str:
    return talk.texts.label(f"l-age-{aged}", limit=talk.work.office.red_line_days, days=backlog.SOON)


def _many(talk: Talk, count: int) -> str:
    if count < backlog.MOST_COUNTED:
        return str(count)
    return talk.texts.label("o-list-many", count=str(backlog.MOST_COUNTED - 1))


def _days(talk: Talk, row: Row) -> int:
    return (local_date(talk.work.now) - local_date(row.received_at)).days


def _row_lines(talk: Talk, row: Row) -> list[Marked]:
    texts = talk.texts
    lines = [
        texts(
            "l-aged-row",
            code=row.code,
            days=_days(talk, row),
            urgent=yes(row.priority is TicketPriority.URGENT),
            late=yes(row.late),
            field=official_card.field_name(texts, row.field_names),
            area=row.area_name,
        ),
        texts(
            "o-list-row-state",
            state=marked(texts(f"state-{row.state}")),
            assigned=yes(row.officer_name),
            officer=row.officer_name,
        ),
        texts("o-list-row-body", body=row.body_name),
    ]
    if row.text.strip():
        lines.append(texts("o-list-row-text", text=shorten(" ".join(row.text.split()), EXCERPT)))
    return lines


def _back(talk: Talk) -> Choice:
    return talk.button("btn-l-backlog-back", "l.backlog")
