"""Deadline rules in words: what one is about, how long, since when and by what."""

from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk, marked
from langnghe.locales.day_words import span_words
from langnghe.locales.marked import escape, shorten
from langnghe.models.contract import Marked
from langnghe.services.calendar import local_date
from langnghe.services.deadline_rules import NewRule, Rule, Scope

#: Characters of a source in a list; the rule's own card has it whole.
LISTED = 120


def step_name(talk: Talk, step: str) -> str:
    """The step as people call it."""
    return talk.texts.label(f"rule-step-{step}")


def scope_words(talk: Talk, scope: Scope, field_name: str) -> Marked:
    """What a rule is about: "phản ánh, khẩn, vùng sâu, vùng xa"; "mọi phiếu" where it is narrowed to nothing."""
    texts = talk.texts
    parts = [
        texts.label(f"kind-{scope.kind}") if scope.kind else "",
        field_name,
        texts.label(f"rule-priority-{scope.priority}") if scope.priority else "",
        texts.label("rule-remote") if scope.remote else "",
        texts.label("rule-complex") if scope.complex else "",
    ]
    return escape("; ".join(part for part in parts if part) or texts.label("rule-everything"))


def about(talk: Talk, rule: Rule) -> Marked:
    """What an existing rule is about."""
    return scope_words(talk, rule.scope, rule.field_names.get(talk.texts.language, ""))


def rule_what(talk: Talk, rule: Rule) -> Marked:
    """A rule in a sentence: what it is about, and how long."""
    return talk.texts("rule-what", what=marked(about(talk, rule)), span=span_words(talk.texts, rule.span))


def rule_line(talk: Talk, rule: Rule, place: int) -> Marked:
    """A rule in a numbered list."""
    return talk.texts(
        "a-rule-line",
        place=place,
        what=marked(about(talk, rule)),
        span=span_words(talk.texts, rule.span),
        first=rule.valid_from,
        ends=yes(rule.valid_to),
        last=rule.valid_to or "",
        coming=yes(rule.valid_from > local_date(talk.work.now)),
        source=shorten(rule.source, LISTED),
    )


def rule_card(talk: Talk, rule: Rule) -> Marked:
    """A rule with everything that is known of it."""
    return talk.texts(
        "a-rule-card",
        step=step_name(talk, rule.scope.step),
        what=marked(about(talk, rule)),
        span=span_words(talk.texts, rule.span),
        source=rule.source,
        first=rule.valid_from,
        ends=yes(rule.valid_to),
        last=rule.valid_to or "",
        standing=str(rule.standing),
        made=yes(rule.made_by),
        by=rule.made_by,
        at=rule.made_at or "",
    )


def table_line(talk: Talk, rule: NewRule, names: dict[str, dict[str, str]]) -> Marked:
    """A rule that a table brings. `names`: of the fields, by code and language."""
    field_name = names[rule.scope.field][talk.texts.language] if rule.scope.field else ""
    return talk.texts(
        "a-rule-table-line",
        step=step_name(talk, rule.scope.step),
        what=marked(scope_words(talk, rule.scope, field_name)),
        span=span_words(talk.texts, rule.span),
        first=rule.valid_from,
    )
