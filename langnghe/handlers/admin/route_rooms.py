"""The routing table: choose a field, an area or all of them, then the body; every change is confirmed."""

from langnghe.handlers.admin.room import (
    LABEL,
    PAGE,
    answers,
    ask_marked,
    ask_text,
    begin,
    body_search,
    fill,
    form,
    home,
    leave,
    lines,
    named,
    presses,
    search_body,
    turns,
)
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk, marked
from langnghe.handlers.common.turning import offset_of
from langnghe.models.contract import Choice, Marked
from langnghe.services import bodies, routing_table
from langnghe.services.paging import page_of
from langnghe.services.refusals import NotFound
from langnghe.services.routing import RoutingIncomplete
from langnghe.services.routing_table import Route

AREA, BODY, CONFIRM = "admin.route.area", "admin.route.body", "admin.route.confirm"
#: Stands for any field or any area in a token.
ANY = "*"


@presses.on("a.rt")
def fields(talk: Talk, args: Args) -> None:
    """Choose the field."""
    leave(talk)
    every = routing_table.fields(talk.work, talk.speaker.person_id)
    page = page_of(every, offset_of(args), PAGE)
    language = talk.texts.language
    rows = [
        [talk.button("btn-a-any-field", "a.rf", ANY)],
        *(named(talk, names[language], "a.rf", code) for code, names in page.items),
        turns(talk, page, "a.rt"),
    ]
    talk.say("a-routes", choices=lines(talk, rows))


@presses.on("a.rf")
def rows_of_field(talk: Talk, args: Args) -> None:
    """The rows of one field, and the question for which area: "a.rf:<field>[:<offset>]"."""
    code = _code(args)
    page = routing_table.routes(
        talk.work, talk.speaker.person_id, field=code, offset=offset_of(args, 1), size=PAGE
    )
    begin(talk, AREA, field=code)
    said = [talk.texts("a-routes-of", field=_field(talk, code), count=page.total), ""]
    said += [
        talk.texts("a-routes-line", area=_area(talk, row.area_name), body=row.body_name, ended=yes(row.ended))
        for row in page.items
    ]
    said += ["", talk.texts("a-route-area-ask")]
    ask_marked(
        talk,
        Marked("\n".join(said)),
        [talk.button("btn-a-any-area", "a.ra", ANY)],
        turns(talk, page, "a.rf", code or ANY),
        [talk.button("btn-a-routes-back", "a.rt")],
    )


@answers.on(AREA)
def area_typed(talk: Talk) -> None:
    typed = talk.event.text[:LABEL]
    found = routing_table.areas(talk.work, talk.speaker.person_id, typed)
    rows = [named(talk, name, "a.ra", code) for code, name in found]
    ask_text(talk, "a-route-area-found" if rows else "a-route-area-none", *rows, typed=typed)


@presses.on("a.ra")
def area(talk: Talk, args: Args) -> None:
    if "field" not in form(talk):
        raise NotFound("button-old")
    ask_body(talk, str(form(talk)["field"]), _code(args))


def ask_body(talk: Talk, field: str, area_code: str) -> None:
    """Ask which body it shall be; say which it is now, and by which rung of the ladder."""
    begin(talk, BODY, field=field, area=area_code)
    row = routing_table.route_of(talk.work, field, area_code, talk.speaker.person_id)
    rows: list[list[Choice]] = []
    if row is not None and not row.catch_all:
        rows.append([talk.button("btn-a-route-remove", "a.rdel", row.id)])
    ask_marked(talk, Marked("\n".join([_what(talk), *_now(talk, row), "", talk.texts("a-route-body-ask")])), *rows)


def mend(talk: Talk, route_id: str) -> None:
    """Another body for a row whose body has ended."""
    row = routing_table.route(talk.work, number((route_id,)), talk.speaker.person_id)
    ask_body(talk, row.field_code, row.area_code)


body_search(BODY, "a.rb")


@presses.on("a.rb")
def chosen(talk: Talk, args: Args) -> None:
    _filled(talk)
    found = bodies.card(talk.work, ":".join(args))
    fill(talk, CONFIRM, body=found.code)
    rows = [[talk.button("btn-a-route-yes", "a.rok")], [talk.button("btn-a-stop", "a.menu")]]
    text = Marked("\n".join([_what(talk), talk.texts("a-route-confirm", body=found.name)]))
    talk.say_marked(text, choices=rows)


@answers.on(CONFIRM)
def other_body(talk: Talk) -> None:
    """Words instead of a press: another body is meant."""
    search_body(talk, BODY, "a.rb", talk.event.text[:LABEL])


@presses.on("a.rok")
def confirmed(talk: Talk, _args: Args) -> None:
    filled = _filled(talk)
    if "body" not in filled:
        raise NotFound("button-old")
    row = routing_table.change(
        talk.work, str(filled["field"]), str(filled["area"]), str(filled["body"]), talk.speaker.person_id
    )
    leave(talk)
    text = talk.texts(
        "a-route-changed",
        field=_field(talk, row.field_code),
        area=_area(talk, row.area_name),
        body=row.body_name,
    )
    talk.say_marked(text, choices=[[talk.button("btn-a-routes-back", "a.rt")], home(talk)])


@presses.on("a.rdel")
def remove(talk: Talk, args: Args) -> None:
    row = routing_table.route(talk.work, number(args), talk.speaker.person_id)
    leave(talk)
    rows = [[talk.button("btn-a-route-remove-yes", "a.rdelok", row.id)], [talk.button("btn-a-stop", "a.menu")]]
    _say_row(talk, "a-route-remove-ask", row, rows)


@presses.on("a.rdelok")
def removed(talk: Talk, args: Args) -> None:
    row = routing_table.remove(talk.work, number(args), talk.speaker.person_id)
    _say_row(talk, "a-route-removed", row, [[talk.button("btn-a-routes-back", "a.rt")], home(talk)])


# Words --------------------------------------------------------------------------------------------------------


def _say_row(talk: Talk, key: str, row: Route, rows: list[list[Choice]]) -> None:
    talk.say(
        key,
        choices=rows,
        field=_field(talk, row.field_code),
        area=_area(talk, row.area_name),
        body=row.body_name,
    )


def _what(talk: Talk) -> Marked:
    filled = _filled(talk)
    name = routing_table.area_name(talk.work, str(filled["area"]))
    return talk.texts("a-route-what", field=_field(talk, str(filled["field"])), area=_area(talk, name))


def _now(talk: Talk, row: Route | None) -> list[Marked]:
    """Which body it is now: by this very row, or by a lower rung."""
    if row is not None:
        return [talk.texts("a-route-now", body=row.body_name, ended=yes(row.ended))]
    filled = _filled(talk)
    try:
        routed = routing_table.resolve(talk.work, str(filled["field"]), str(filled["area"]))
    except RoutingIncomplete:
        return [talk.texts("a-route-nobody")]
    found = bodies.card(talk.work, routed.body_code)
    rung = marked(talk.texts(f"rung-{routed.rung}"))
    return [talk.texts("a-route-now-by", body=found.name, rung=rung)]


def _filled(talk: Talk) -> dict[str, object]:
    filled = form(talk)
    if "field" not in filled or "area" not in filled:
        raise NotFound("button-old")
    return filled


def _field(talk: Talk, code: str) -> str:
    if not code:
        return talk.texts.label("a-any-field")
    names = dict(routing_table.fields(talk.work, talk.speaker.person_id)).get(code)
    if names is None:
        raise NotFound("field-not-found", field=code)
    return names[talk.texts.language]


def _area(talk: Talk, name: str) -> str:
    return name or talk.texts.label("a-any-area")


def _code(args: Args) -> str:
    """The code in a token; "" for any."""
    if not args:
        raise NotFound("button-old")
    return "" if args[0] == ANY else args[0]
