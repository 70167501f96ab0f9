"""The office as its books tell it: what does not arrive, what is late, what stands still, what is missing."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

from langnghe.bot.doctor.finding import Fact, Finding, Gravity, warning, wrong
from langnghe.models.contract import Priority
from langnghe.services import checkup, clocks, gaps, setup, watching
from langnghe.services.gaps import GapKind
from langnghe.services.refusals import Refusal
from langnghe.services.work import Work

Look = Callable[[Work], Iterator[Finding | Fact]]

#: An answer that has not arrived for so long does not arrive by itself; an announcement takes its time.
ARRIVED = {Priority.ANSWER: timedelta(minutes=5), Priority.NOTICE: timedelta(minutes=5)}
ANNOUNCED = timedelta(hours=6)
#: The sweep comes every half minute; after a start it has much to do at first.
BEHIND = timedelta(minutes=5)
#: For an announcement that waits for a second person, or stays paused.
STANDING = timedelta(days=1)
ENDING = timedelta(days=14)

GRAVE_GAPS = {GapKind.NO_CATCH_ALL, GapKind.NO_DEADLINE_RULE, GapKind.NO_ADMIN, GapKind.ROUTE_TO_ENDED}


def set_up(work: Work) -> Iterator[Finding]:
    """Whether the books are those of the configured place."""
    try:
        setup.require_built(work)
    except Refusal as no:
        yield wrong("no-office") if no.key == "office-empty" else wrong("other-office", area=no.params["area"])


def messages(work: Work) -> Iterator[Finding]:
    """What has not arrived though it should have, and what was given up."""
    for each in watching.undelivered(work):
        if work.now - each.since > ARRIVED.get(each.priority, ANNOUNCED):
            key = "channel-gone" if each.channel not in work.office.channels else "undelivered"
            yield wrong(key, each.since, channel=each.channel)
    if (dead := checkup.dead_letters(work)) is not None:
        yield warning("dead-letters", dead.since, count=dead.count)
    if (failed := checkup.failed_events(work)) is not None:
        yield warning("failed-events", failed.since, count=failed.count)
    for paused in checkup.paused_channels(work):
        yield warning("channel-paused", channel=paused.channel, until=paused.until, rate=round(paused.rate, 1))


def lateness(work: Work) -> Iterator[Finding]:
    """Clocks that have run out: the program works, and the office is late."""
    late = watching.overdue_now(work)
    if any(late.values()):
        kinds = {str(kind): count for kind, count in late.items()}
        yield warning("overdue", count=sum(late.values()), settle=kinds["settle"], accept=kinds["accept"])


def ticking(work: Work) -> Iterator[Finding]:
    """Clocks that have come and that nobody attends to; asked only while somebody serves."""
    since = watching.behind_since(work)
    if since is not None and work.now - since > BEHIND:
        yield wrong("nobody-ticks", since)


def unclocked(work: Work) -> Iterator[Finding]:
    """Open tickets that nobody would ever be late with: a fault of the program."""
    if codes := clocks.without(work, 5):
        yield wrong("without-clock", codes=", ".join(codes))


def missing(work: Work) -> Iterator[Finding]:
    """What the office lacks, each kind once with its number."""
    found = Counter(gap.kind for gap in gaps.incomplete(work))
    for kind, count in found.items():
        gravity = Gravity.WRONG if kind in GRAVE_GAPS else Gravity.WARNING
        yield Finding(f"gap-{kind}", gravity, params={"count": count})


def people(work: Work) -> Iterator[Finding]:
    """Admins who can be reached, roles that end."""
    admins, reached = checkup.admins_reached(work)
    if admins and not reached:
        yield wrong("admins-unreachable", count=admins)
    for ending in checkup.ending_grants(work, ENDING):
        yield warning("grants-ending", count=ending.count, role=str(ending.role), day=ending.first)


def announcements(work: Work) -> Iterator[Finding]:
    """Announcements that nobody takes further, and those that the program does not."""
    if (standing := checkup.stalled_broadcasts(work)) is not None:
        yield wrong("broadcasts-stalled", standing.since, count=standing.count)
    if (waiting := checkup.unapproved_broadcasts(work, STANDING)) is not None:
        yield warning("broadcasts-unapproved", waiting.since, count=waiting.count)
    if (paused := checkup.paused_broadcasts(work, STANDING)) is not None:
        yield warning("broadcasts-paused", paused.since, count=paused.count)


#: In the order in which they are told.
LOOKS: tuple[Look, ...] = (messages, unclocked, missing, people, announcements, lateness)
