"""Deadline rules: what holds for each step since when, a new version, an end, and open tickets put under them."""

from datetime import date

from langnghe.handlers.admin import moved_tickets
from langnghe.handlers.admin.room import (
    LABEL,
    PAGE,
    answers,
    ask_marked,
    ask_text,
    begin,
    fill,
    form,
    leave,
    lines,
    named,
    presses,
    turns,
)
from langnghe.handlers.admin.rule_words import rule_card, rule_line, rule_what, scope_words, step_name
from langnghe.handlers.admin.tables import give
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk, in_rows, marked
from langnghe.handlers.common.turning import offset_of
from langnghe.locales.day_words import span_words
from langnghe.locales.texts import day as as_read
from langnghe.models import TicketPriority
from langnghe.models.contract import Choice, Marked
from langnghe.services import deadline_rules, routing_table, rule_recomputing, rules_table
from langnghe.services.calendar import local_date
from langnghe.services.calendar_csv import read_date
from langnghe.services.days import read_day
from langnghe.services.deadline_rules import STEPS, End, NewRule, Rule, Scope, Standing
from langnghe.services.deadlines import Span
from langnghe.services.handling import KINDS
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import NotFound
from langnghe.services.spans import read_span

SPAN, SOURCE, FROM, READY = "admin.rule.span", "admin.rule.source", "admin.rule.from", "admin.rule.ready"
ENDING, RECOUNTING = "admin.rule.end", "admin.rule.recount"
#: Stands for any kind or any field in a token.
ANY = "*"
#: More particular rules that are named where a new one does not reach what they are about.
NARROWER = 3


# Looking ------------------------------------------------------------------------------------------------------


@presses.on("a.dr")
def steps(talk: Talk, _args: Args) -> None:
    """Choose the step."""
    leave(talk)
    choices = [talk.button(f"rule-step-{step}", "a.drs", step) for step in STEPS]
    rows = [
        *in_rows(choices, 2),
        [talk.button("btn-a-remote", "a.drv"), talk.button("btn-a-rule-recount", "a.drn")],
        [talk.button("btn-a-rule-import", "a.dri"), talk.button("btn-a-rule-export", "a.dre")],
    ]
    talk.say("a-rules", choices=lines(talk, rows))


@presses.on("a.drs")
def of_step(talk: Talk, args: Args) -> None:
    """The rules of a step that are in force or will be: "a.drs:<step>[:<offset>]"."""
    leave(talk)
    step = _step(args)
    page = deadline_rules.standing_rules(talk.work, talk.speaker.person_id, step, offset_of(args, 1), PAGE)
    said = [talk.texts("a-rules-of", step=step_name(talk, step), count=page.total)]
    rows = [
        *_openings(talk, page),
        turns(talk, page, "a.drs", step),
        [talk.button("btn-a-rule-add", "a.dra", step), talk.button("btn-a-rule-history", "a.drh", step)],
        _rules_back(talk),
    ]
    _say_list(talk, said, page, rows)


@presses.on("a.drh")
def history(talk: Talk, args: Args) -> None:
    """The rules of a step that hold no longer: "a.drh:<step>[:<offset>]"."""
    leave(talk)
    step = _step(args)
    page = deadline_rules.past_rules(talk.work, talk.speaker.person_id, step, offset_of(args, 1), PAGE)
    key = "a-rules-past" if page.items else "a-rules-past-none"
    said = [talk.texts(key, step=step_name(talk, step), count=page.total)]
    rows = [*_openings(talk, page), turns(talk, page, "a.drh", step), _step_back(talk, step)]
    _say_list(talk, said, page, rows)


def _say_list(talk: Talk, said: list[Marked], page: Page[Rule], rows: list[list[Choice]]) -> None:
    said += [rule_line(talk, rule, place) for place, rule in enumerate(page.items, page.offset + 1)]
    talk.say_marked(Marked("\n".join(said)), choices=lines(talk, rows))


def _openings(talk: Talk, page: Page[Rule]) -> list[list[Choice]]:
    every = [
        talk.button("btn-a-open", "a.dr1", rule.id, number=place)
        for place, rule in enumerate(page.items, page.offset + 1)
    ]
    return in_rows(every, 4)


@presses.on("a.dr1")
def one(talk: Talk, args: Args) -> None:
    """One rule, and what may be done with it."""
    leave(talk)
    rule = deadline_rules.rule(talk.work, talk.speaker.person_id, number(args))
    rows = []
    if rule.standing is not Standing.PAST:
        end = "btn-a-rule-drop" if rule.standing is Standing.FUTURE else "btn-a-rule-end"
        rows.append([talk.button("btn-a-rule-anew", "a.drb", rule.id), talk.button(end, "a.drx", rule.id)])
    talk.say_marked(rule_card(talk, rule), choices=lines(talk, [*rows, _step_back(talk, rule.scope.step)]))


def _step(args: Args) -> str:
    if not args or args[0] not in STEPS:
        raise NotFound("button-old")
    return args[0]


def _rules_back(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-rules-back", "a.dr")]


def _step_back(talk: Talk, step: str) -> list[Choice]:
    return [talk.button("btn-a-rules-step", "a.drs", step, step=step_name(talk, step))]


# A new version ------------------------------------------------------------------------------------------------


@presses.on("a.dra")
def add(talk: Talk, args: Args) -> None:
    """A new rule for a step, for every ticket unless it is narrowed."""
    begin(talk, SPAN, step=_step(args))
    _ask_span(talk)


@presses.on("a.drb")
def anew(talk: Talk, args: Args) -> None:
    """Another span for what a rule is about."""
    scope = deadline_rules.rule(talk.work, talk.speaker.person_id, number(args)).scope
    begin(
        talk, SPAN, step=scope.step, kind=scope.kind, field=scope.field, priority=scope.priority,
        remote=scope.remote, complex=scope.complex,
    )  # fmt: skip
    _ask_span(talk)


def _ask_span(talk: Talk) -> None:
    """What the rule is about, each part a press away from being another; the span is typed."""
    scope = _scope(talk)
    fill(talk, SPAN)
    rows = [
        [talk.button("btn-a-rule-kind", "a.drk"), talk.button("btn-a-rule-field", "a.drf")],
        [
            talk.button(f"btn-a-rule-priority-{_next_priority(scope) or 'any'}", "a.drp"),
            talk.button(f"btn-a-rule-remote-{yes(not scope.remote)}", "a.drr"),
            talk.button(f"btn-a-rule-complex-{yes(not scope.complex)}", "a.drc"),
        ],
    ]
    what = marked(scope_words(talk, scope, _field_name(talk)))
    text = talk.texts("a-rule-ask-span", step=step_name(talk, scope.step), what=what)
    ask_marked(talk, text, *rows)


@presses.on("a.drk")
def kinds(talk: Talk, args: Args) -> None:
    """Which kind of ticket: "a.drk[:<kind>]"."""
    _scope(talk)
    if args:
        if args[0] != ANY and args[0] not in KINDS:
            raise NotFound("button-old")
        _narrow(talk, kind="" if args[0] == ANY else args[0])
        return
    every = [talk.button(f"kind-{kind}", "a.drk", kind) for kind in KINDS]
    rows = [[talk.button("btn-a-rule-any-kind", "a.drk", ANY)], *in_rows(every, 2), _form_back(talk)]
    talk.say("a-rule-ask-kind", choices=rows)


@presses.on("a.drf")
def fields(talk: Talk, args: Args) -> None:
    """The fields to choose from: "a.drf[:<offset>]"."""
    _scope(talk)
    every = routing_table.fields(talk.work, talk.speaker.person_id)
    page = page_of(every, offset_of(args), PAGE)
    rows = [
        [talk.button("btn-a-rule-any-field", "a.drg", ANY)],
        *(named(talk, names[talk.texts.language], "a.drg", code) for code, names in page.items),
        turns(talk, page, "a.drf"),
        _form_back(talk),
    ]
    talk.say("a-rule-ask-field", choices=rows)


@presses.on("a.drg")
def field(talk: Talk, args: Args) -> None:
    code = args[0] if args else ""
    known = dict(routing_table.fields(talk.work, talk.speaker.person_id))
    if code != ANY and code not in known:
        raise NotFound("button-old")
    _narrow(talk, field="" if code == ANY else code)


@presses.on("a.drp")
def priority(talk: Talk, _args: Args) -> None:
    """Any, urgent, normal, and any again."""
    _narrow(talk, priority=_next_priority(_scope(talk)))


@presses.on("a.drr")
def remote(talk: Talk, _args: Args) -> None:
    _narrow(talk, remote=not _scope(talk).remote)


@presses.on("a.drc")
def complex_only(talk: Talk, _args: Args) -> None:
    _narrow(talk, complex=not _scope(talk).complex)


@presses.on("a.dro")
def form_again(talk: Talk, _args: Args) -> None:
    _ask_span(talk)


def _narrow(talk: Talk, **part: object) -> None:
    _scope(talk)
    fill(talk, SPAN, **part)
    _ask_span(talk)


def _next_priority(scope: Scope) -> str:
    cycle = ["", TicketPriority.URGENT, TicketPriority.NORMAL, ""]
    return str(cycle[cycle.index(scope.priority) + 1])


def _form_back(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-rule-form", "a.dro")]


@answers.on(SPAN)
def span_typed(talk: Talk) -> None:
    typed = " ".join(talk.event.text[:LABEL].split())
    span = read_span(typed)
    if span is None:
        ask_text(talk, "a-rule-span-unread", typed=typed)
        return
    fill(talk, SOURCE, span=str(span))
    ask_text(talk, "a-rule-ask-source", span=span_words(talk.texts, span))


@answers.on(SOURCE)
def source_typed(talk: Talk) -> None:
    source = deadline_rules.clean_source(talk.event.text)
    if len(source) > deadline_rules.LONGEST_SOURCE:
        ask_text(talk, "rule-source-long", most=deadline_rules.LONGEST_SOURCE, length=len(source))
        return
    if not any(character.isalnum() for character in source):
        ask_text(talk, "rule-no-source")
        return
    fill(talk, FROM, source=source)
    ask_text(talk, "a-rule-ask-from", _days(talk, "a.drd", _first_days(local_date(talk.work.now))))


def _first_days(first: date) -> tuple[date, ...]:
    """Days to offer: the first that is possible, and the first of the next two months."""
    months = [
        date(first.year + (first.month + ahead) // 12, (first.month + ahead) % 12 + 1, 1) for ahead in (0, 1)
    ]
    return (first, *months)


def _days(talk: Talk, verb: str, days: tuple[date, ...], *args: object) -> list[Choice]:
    return [talk.button("btn-a-rule-day", verb, *args, day.isoformat(), day=as_read(day)) for day in days]


@presses.on("a.drd")
def day_pressed(talk: Talk, args: Args) -> None:
    found = read_date(args[0]) if args else None
    if found is None or "source" not in form(talk):
        raise NotFound("button-old")
    _confirm(talk, found)


@answers.on(FROM)
def day_typed(talk: Talk) -> None:
    found = read_day(talk.event.text[:LABEL], talk.work.now)
    if found is None:
        ask_text(talk, "a-rule-day-unread", typed=talk.event.text[:LABEL])
        return
    _confirm(talk, found)


def _confirm(talk: Talk, day: date) -> None:
    fill(talk, FROM, day=day.isoformat())
    new = _filled(talk)
    planned = deadline_rules.plan(talk.work, talk.speaker.person_id, new)
    if planned.same:
        leave(talk)
        talk.say("a-rule-same", choices=lines(talk, [_step_back(talk, new.scope.step)]))
        return
    fill(talk, READY)
    said = [talk.texts("a-rule-confirm"), _new_words(talk, new, planned.until)]
    if planned.ends is not None:
        said.append(talk.texts("a-rule-ends", what=marked(rule_what(talk, planned.ends)), day=new.valid_from))
    if planned.replaces is not None:
        said.append(talk.texts("a-rule-replaces", what=marked(rule_what(talk, planned.replaces))))
    if planned.narrower:
        first = "; ".join(rule_what(talk, each) for each in planned.narrower[:NARROWER])
        said.append(talk.texts("a-rule-narrower", count=len(planned.narrower), rules=Marked(first)))
    said += [Marked(""), talk.texts("a-rule-keeps")]
    rows = [[talk.button("btn-a-rule-yes", "a.drok")], _way_out(talk, new.scope.step)]
    talk.say_marked(Marked("\n".join(said)), choices=rows)


@answers.on(READY)
def other_day(talk: Talk) -> None:
    """Words where a press is waited for: another day is meant, if it is one."""
    day_typed(talk)


@presses.on("a.drok")
def confirmed(talk: Talk, _args: Args) -> None:
    new = _filled(talk)
    rule = deadline_rules.add(talk.work, talk.speaker.person_id, new)
    leave(talk)
    said = [talk.texts("a-rule-added"), rule_card(talk, rule), "", talk.texts("a-rule-keeps")]
    rows = [[talk.button("btn-a-rule-recount", "a.drn")], _step_back(talk, rule.scope.step), _rules_back(talk)]
    talk.say_marked(Marked("\n".join(said)), choices=lines(talk, rows))


def _new_words(talk: Talk, new: NewRule, until: date | None) -> Marked:
    return talk.texts(
        "a-rule-new",
        step=step_name(talk, new.scope.step),
        what=marked(scope_words(talk, new.scope, _field_name(talk))),
        span=span_words(talk.texts, new.span),
        source=new.source,
        first=new.valid_from,
        ends=yes(until),
        last=until or "",
    )


def _scope(talk: Talk) -> Scope:
    filled = form(talk)
    if "step" not in filled:
        raise NotFound("button-old")
    return Scope(
        str(filled["step"]), str(filled.get("kind", "")), str(filled.get("field", "")),
        str(filled.get("priority", "")), bool(filled.get("remote")), bool(filled.get("complex")),
    )  # fmt: skip


def _filled(talk: Talk) -> NewRule:
    filled = form(talk)
    if "span" not in filled or "source" not in filled or "day" not in filled:
        raise NotFound("button-old")
    return NewRule(
        _scope(talk),
        Span.parse(str(filled["span"])),
        str(filled["source"]),
        date.fromisoformat(str(filled["day"])),
    )


def _field_name(talk: Talk) -> str:
    code = _scope(talk).field
    if not code:
        return ""
    return dict(routing_table.fields(talk.work, talk.speaker.person_id))[code][talk.texts.language]


def _way_out(talk: Talk, step: str) -> list[Choice]:
    return [talk.button("btn-a-stop", "a.drs", step)]


# Ending -------------------------------------------------------------------------------------------------------


@presses.on("a.drx")
def end(talk: Talk, args: Args) -> None:
    """From which day on shall the rule hold no longer? One that is still to come is taken out."""
    rule = deadline_rules.rule(talk.work, talk.speaker.person_id, number(args))
    begin(talk, ENDING, rule=rule.id)
    if rule.standing is not Standing.FORCE:
        _confirm_end(talk, rule.valid_from)
        return
    first = deadline_rules.first_end(talk.work, rule)
    text = Marked(f"{rule_card(talk, rule)}\n\n{talk.texts('a-rule-ask-end')}")
    ask_marked(talk, text, _days(talk, "a.dry", _first_days(first)))


@presses.on("a.dry")
def end_pressed(talk: Talk, args: Args) -> None:
    found = read_date(args[0]) if args else None
    if found is None or "rule" not in form(talk):
        raise NotFound("button-old")
    _confirm_end(talk, found)


@answers.on(ENDING)
def end_typed(talk: Talk) -> None:
    found = read_day(talk.event.text[:LABEL], talk.work.now)
    if found is None:
        ask_text(talk, "a-rule-day-unread", typed=talk.event.text[:LABEL])
        return
    _confirm_end(talk, found)


def _confirm_end(talk: Talk, from_day: date) -> None:
    planned = deadline_rules.plan_end(talk.work, talk.speaker.person_id, int(form(talk)["rule"]), from_day)
    fill(talk, ENDING, from_day=from_day.isoformat())
    said = [_end_words(talk, "a-rule-end-confirm", planned)]
    if planned.goes_on is not None:
        said.append(talk.texts("a-rule-goes-on", what=marked(rule_what(talk, planned.goes_on))))
    said += [Marked(""), talk.texts("a-rule-keeps")]
    rows = [[talk.button("btn-a-rule-end-yes", "a.drxok")], _way_out(talk, planned.rule.scope.step)]
    talk.say_marked(Marked("\n".join(said)), choices=rows)


@presses.on("a.drxok")
def ended(talk: Talk, _args: Args) -> None:
    filled = form(talk)
    if "from_day" not in filled or "rule" not in filled:
        raise NotFound("button-old")
    day = date.fromisoformat(str(filled["from_day"]))
    done = deadline_rules.end(talk.work, talk.speaker.person_id, int(filled["rule"]), day)
    leave(talk)
    rows = lines(talk, [_step_back(talk, done.rule.scope.step), _rules_back(talk)])
    talk.say_marked(_end_words(talk, "a-rule-ended", done), choices=rows)


def _end_words(talk: Talk, key: str, planned: End) -> Marked:
    return talk.texts(
        key,
        what=marked(rule_what(talk, planned.rule)),
        step=step_name(talk, planned.rule.scope.step),
        dropped=yes(planned.last_day is None),
        last=planned.last_day or "",
    )


# Open tickets -------------------------------------------------------------------------------------------------


@presses.on("a.drn")
def recount(talk: Talk, _args: Args) -> None:
    """How many open tickets would get another date by the rules of today, before anything is done."""
    work, admin = talk.work, talk.speaker.person_id
    if rule_recomputing.pending(work):
        moved(talk, ())
        return
    count = rule_recomputing.would_move(work, admin)
    begin(talk, RECOUNTING, count=count)
    rows = [
        [talk.button("btn-a-rule-recount-yes", "a.drnok", count=count)] if count else [],
        [talk.button("btn-a-rule-moved", "a.drm")],
        _rules_back(talk),
    ]
    talk.say("a-rule-recount", count=count, choices=lines(talk, rows))


@answers.on(RECOUNTING)
def words_instead(talk: Talk) -> None:
    """Words where a press is waited for: the question is put once more."""
    recount(talk, ())


@presses.on("a.drnok")
def recount_confirmed(talk: Talk, _args: Args) -> None:
    if talk.speaker.state != RECOUNTING:
        raise NotFound("button-old")
    rule_recomputing.request(talk.work, talk.speaker.person_id)
    leave(talk)
    rows = lines(talk, [[talk.button("btn-a-rule-moved", "a.drm")], _rules_back(talk)])
    talk.say("a-rule-recount-begun", choices=rows)


@presses.on("a.drm")
def moved(talk: Talk, args: Args) -> None:
    """Whose dates the last recomputing has moved: "a.drm[:<offset>]"."""
    leave(talk)
    found = rule_recomputing.course(talk.work, talk.speaker.person_id, offset_of(args), PAGE)
    moved_tickets.say(talk, found, "a-rule-moved", "a-rule-moved-none", "a.drm", _rules_back(talk))


# As a file ----------------------------------------------------------------------------------------------------


@presses.on("a.dre")
def export(talk: Talk, _args: Args) -> None:
    """All rules, history too, as a CSV file."""
    table = rules_table.export(talk.work, talk.speaker.person_id)
    give(talk, "thoi-han.csv", table, talk.texts("a-rules-exported"))
    talk.say("a-rules-exported-next", choices=lines(talk, [_rules_back(talk)]))
