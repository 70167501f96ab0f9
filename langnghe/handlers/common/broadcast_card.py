"""A broadcast in words for those who make, approve and watch it: what it says, to whom, when, how many get it."""

import math
import re
from collections.abc import Callable
from datetime import datetime
from functools import partial

from langnghe.handlers.common import broadcast_message
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.broadcast_message import TooLong
from langnghe.handlers.common.official_card import field_name
from langnghe.handlers.common.talk import marked
from langnghe.locales.marked import plain, shorten
from langnghe.locales.texts import Texts
from langnghe.models import AttachmentState, BroadcastRelation, BroadcastRepeat, BroadcastState
from langnghe.models.contract import LANGUAGES, Marked, Outbound
from langnghe.services.broadcast import audience, audience_choice, correcting, counting, drafts, rights
from langnghe.services.broadcast.audience import Audience
from langnghe.services.broadcast.counting import Count
from langnghe.services.broadcast.first_words import first_words
from langnghe.services.broadcast.lists import Row
from langnghe.services.broadcast.view import View
from langnghe.services.coming_channels import COMING
from langnghe.services.work import Work

S = BroadcastState

#: Before it is sent: how many would get it is worth saying, and when it would begin.
TO_COME = frozenset({S.DRAFT, S.WAITING, S.SCHEDULED})
#: So many of those who may approve are named.
NAMED = 3
#: What was typed like words with an address and has not become them.
LOST_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\([^()\n]{0,500}\)")
#: Characters of a text in a list.
IN_LIST = 50


def card(work: Work, texts: Texts, view: View) -> Marked:
    """The whole card, without buttons."""
    lines = [
        texts("b-title", id=str(view.id), state=str(view.state)),
        *_about(texts, view),
        "",
        view.text or texts("b-no-text"),
        *_file(work, texts, view),
        *(texts("b-card-link", label=label, url=url) for label, url in view.links),
        "",
        texts("b-card-body", body=view.body_name),
        *to(work, texts, view),
        *when(work, texts, view),
        *(texts("b-card-urgent") for _ in range(view.urgent)),
        *_count(work, texts, view),
        *_lost_link(texts, view),
        *too_long(work, texts, view),
        texts("b-card-made", name=view.made_by_name, at=view.made_at),
    ]
    lines += _waiting(work, texts, view)
    if view.approved_by_name and view.approved_at is not None:
        lines.append(texts("b-card-approved", name=view.approved_by_name, at=view.approved_at))
    return Marked("\n".join(lines))


def _about(texts: Texts, view: View) -> list[Marked]:
    if view.relation is None:
        return []
    return [texts("b-card-about", relation=str(view.relation), about=str(view.about_id))]


def _waiting(work: Work, texts: Texts, view: View) -> list[Marked]:
    """Who was asked to approve: one who is silent can be asked again, or another."""
    if view.state is not S.WAITING:
        return []
    names = rights.asked(work, view.id)
    return [texts("b-card-waiting", names=", ".join(names[:NAMED]), more=max(0, len(names) - NAMED))]


def _lost_link(texts: Texts, view: View) -> list[Marked]:
    """Words meant to be pressed whose address nobody could open: people would read the brackets."""
    found = LOST_LINK.search(plain(view.text)) if view.state in TO_COME else None
    return [texts("b-card-mark-lost", typed=shorten(found[0], IN_LIST))] if found else []


def _file(work: Work, texts: Texts, view: View) -> list[Marked]:
    state = drafts.file_state(work, view.attachment_id)
    return [] if state is None else [texts("b-card-file", state=str(state))]


# To whom --------------------------------------------------------------------------------------------------------


def to(work: Work, texts: Texts, view: View) -> list[Marked]:
    """Who gets it, and what is to be known of that."""
    if view.about_id is not None:
        waits = view.state in TO_COME and not correcting.settled(work, view.about_id)
        lines = [texts("b-card-to-receivers", about=str(view.about_id))]
        if waits and view.relation is BroadcastRelation.CORRECTION:
            lines.append(texts("b-card-waits", about=str(view.about_id)))
        return [*lines, *also(work, texts, view)]
    return [texts("b-card-to", to=marked(whom(work, texts, view.audience))), *open_groups(texts, view.audience)]


def also(work: Work, texts: Texts, view: View) -> list[Marked]:
    """A warning where a colleague corrects or calls off the same one."""
    found = correcting.others(work, view) if view.state in TO_COME else ()
    params = {"relation": str(view.relation), "about": str(view.about_id), "others": ", ".join(map(str, found))}
    return [texts("b-card-also", **params)] if found else []


def whom(work: Work, texts: Texts, meant: Audience) -> Marked:
    """The audience as people say it."""
    names = audience_choice.names(work, meant)
    everywhere = not meant.roles and audience.whole_session(work, meant)
    parts = [] if everywhere else [texts("b-to-areas", areas=", ".join(names.areas), named=yes(names.areas))]
    if meant.roles:
        held = ", ".join(texts.label("role-name", role=str(role)) for role in meant.roles)
        parts.append(texts("b-to-roles", roles=held))
    if names.field:
        parts.append(texts("b-to-topic", topic=field_name(texts, names.field)))
    if meant.language:
        parts.append(texts("b-to-language", language=meant.language))
    if meant.dialogue_id is not None:
        parts.insert(
            0 if everywhere else len(parts), texts("b-to-session", title=names.session, all=yes(everywhere))
        )
    if meant.groups:
        parts.append(texts("b-to-groups", only=yes(not meant.persons)))
    return Marked("; ".join(parts))


def open_groups(texts: Texts, meant: Audience) -> list[Marked]:
    """A warning where persons were chosen and groups get it too: anybody may read there."""
    narrowed = meant.roles or meant.field_code or meant.language or meant.dialogue_id is not None
    return [texts("b-card-groups-open")] if meant.groups and narrowed else []


# When -----------------------------------------------------------------------------------------------------------


def when(work: Work, texts: Texts, view: View) -> list[Marked]:
    """When it goes out, how often, and until when somebody may still get it."""
    lines = [
        texts(
            "b-card-when",
            repeat=str(view.repeat),
            dated=yes(view.send_at),
            at=view.send_at or "",
            until=view.repeat_until or "",
            ends=yes(view.repeat_until),
        )
    ]
    if view.expires_hours is not None:
        days = view.expires_hours % 24 == 0
        lines.append(
            texts(
                "b-card-expires-hours",
                number=view.expires_hours // 24 if days else view.expires_hours,
                unit="day" if days else "hour",
            )
        )
    elif view.expires_at is not None:
        lines.append(texts("b-card-expires", at=view.expires_at))
    if view.state is S.WAITING and drafts.missed(work, view):
        lines.append(texts("b-card-missed", repeated=yes(view.repeat is not BroadcastRepeat.ONCE)))
    if view.state in TO_COME and (morning := night(work, view)) is not None:
        lines.append(texts("b-card-night", at=morning))
    return lines


def night(work: Work, view: View) -> datetime | None:
    """The morning in which it begins, where its moment is in the office's quiet hours and it can wait."""
    begins = max(view.send_at or work.now, work.now)
    morning = drafts.begins_at(work, view)
    return None if morning == begins else morning


# How many -------------------------------------------------------------------------------------------------------


def _count(work: Work, texts: Texts, view: View) -> list[Marked]:
    return count_lines(work, texts, counting.of(work, view.id)) if view.state in TO_COME else []


def count_lines(work: Work, texts: Texts, count: Count) -> list[Marked]:
    """Who gets it on which channel, who does not and why, and how long it takes."""
    if not count.done:
        return [texts("b-count-going", reached=count.reached)]
    channels = [
        texts("b-count-channel", channel=name, count=number) for name, number in sorted(count.channels.items())
    ]
    lines = [
        texts(
            "b-count",
            reached=count.reached,
            named=yes(channels),
            channels=marked(Marked(" · ".join(channels))),
            groups=count.groups,
        )
    ]
    reasons = {"not-agreed": count.not_agreed, "muted": count.muted, "no-channel": count.no_channel}
    if count.unreached:
        lines.append(texts("b-count-unreached", count=count.unreached))
        lines += [
            texts("b-count-reason", reason=reason, count=number) for reason, number in reasons.items() if number
        ]
    if (minutes := _minutes(work, count)) > 1:
        lines.append(texts("b-count-minutes", minutes=minutes))
    return lines


def _minutes(work: Work, count: Count) -> int:
    """About how long it takes until the slowest channel has it all."""
    rates = work.office.rates
    seconds = [number / rates[name] for name, number in count.channels.items() if rates.get(name)]
    return math.ceil(max(seconds, default=0) / 60)


# How long -------------------------------------------------------------------------------------------------------


def too_long(work: Work, texts: Texts, view: View) -> list[Marked]:
    """The channels on which it is more than one message, and by how much; also those that are to come."""
    if view.state not in TO_COME or (view.attachment_id is not None and _pending(work, view)):
        return []
    lines = [
        texts("b-too-many", channel=name, count=over)
        for name in work.office.channels
        if (over := _over(work, view, name))
    ]
    if not lines:
        lines = [
            texts("b-too-many-coming", channel=name, count=over)
            for name, able in COMING.items()
            if name not in work.office.channels
            and (over := over_of(partial(broadcast_message.message, work, texts, view.announcement, able)))
        ]
    return lines


def _over(work: Work, view: View, channel: str) -> int:
    """By how many characters it is too long on a channel of the office, in the language in which it is longest."""
    said = view.announcement
    return max(over_of(partial(work.composer.announce, work, said, channel, language)) for language in LANGUAGES)


def over_of(make: Callable[[], Outbound]) -> int:
    """By how many characters what is made there is more than one message; 0 where it is not."""
    try:
        make()
    except TooLong as no:
        return no.over
    return 0


def _pending(work: Work, view: View) -> bool:
    return drafts.file_state(work, view.attachment_id) is AttachmentState.PENDING


# In a list ------------------------------------------------------------------------------------------------------


def row(texts: Texts, each: Row) -> Marked:
    """A broadcast as one line of a list."""
    repeated = each.repeat is not BroadcastRepeat.ONCE
    at = each.started_at or each.send_at
    return texts(
        "b-row",
        id=str(each.id),
        state=str(each.state),
        urgent=yes(each.urgent),
        repeated=yes(repeated),
        dated=yes(at),
        at=at or "",
        text=shorten(first_words(each.text), IN_LIST),
        written=yes(each.text),
    )
