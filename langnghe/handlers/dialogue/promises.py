"""What leaders have promised: lists and pages for citizens, for who owes it, and what heads have kept."""

from langnghe.handlers.common import start
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import after_form as form
from langnghe.handlers.dialogue.room import presses, public_offers, words
from langnghe.locales.marked import shorten
from langnghe.locales.texts import Texts
from langnghe.models import CommitmentState, DialogueState
from langnghe.models.contract import Choice, Marked
from langnghe.services.dialogue import commitments, conclusions, life, promise_lists
from langnghe.services.dialogue.commitments import Promise
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.promise_lists import Line, Tally
from langnghe.services.paging import Page

#: Characters of a promise in a list, on a button, and on its page.
LISTED, LABEL = 160, 34


def offer(talk: Talk, view: View) -> Rows:
    """Under a session's card, once its conclusion is published."""
    if view.dialogue.state not in commitments.OPEN_TO_ALL:
        return []
    return [[talk.button("btn-d-com", "d.com", view.dialogue.id)]]


public_offers.append(offer)


# A promise in words ---------------------------------------------------------------------------------------------


def course(state: CommitmentState, days_left: int) -> str:
    """How it stands, for selecting in a message: open, today, late, kept, kept_late, broken or replaced."""
    if state is CommitmentState.OPEN:
        return "late" if days_left < 0 else "today" if days_left == 0 else "open"
    if state is CommitmentState.KEPT and days_left < 0:
        return "kept_late"
    return str(state)


def _line(texts: Texts, each: Line) -> Marked:
    return texts(
        "d-promise-line",
        what=shorten(" ".join(each.what.split()), LISTED),
        body=each.body_name,
        due=each.due_on,
        course=course(each.state, each.days_left),
        days=abs(each.days_left),
    )


def _row(each: Line, number_: int, verb: str) -> list[Choice]:
    label = f"{number_}. {shorten(' '.join(each.what.split()), LABEL)}"
    return [Choice(label, token(verb, each.id))]


def _listed(
    talk: Talk, page: Page[Line], title: Marked, none: str, verb: str
) -> tuple[Marked, list[list[Choice]]]:
    """The lines of a page and a button for each."""
    lines = [title, *(_line(talk.texts, each) for each in page.items)]
    if not page.items:
        lines.append(talk.texts(none))
    rows = [_row(each, page.offset + place, verb) for place, each in enumerate(page.items, 1)]
    return Marked("\n".join(lines)), rows


def _page(texts: Texts, promise: Promise) -> list[Marked]:
    lines = [
        texts("d-promise-title", what=promise.what),
        texts("d-promise-means", means=promise.done_means),
        texts(
            "d-promise-owner",
            body=promise.body_name,
            name=promise.owner_name,
            named=yes(promise.owner_name),
        ),
        texts("d-promise-head", name=promise.promised_name, named=yes(promise.promised_name)),
        texts(
            "d-promise-course",
            due=promise.due_on,
            course=course(promise.state, promise.days_left),
            days=abs(promise.days_left),
            ended=promise.ended_on or "",
        ),
    ]
    if promise.reason and promise.state is not CommitmentState.KEPT:
        lines.append(texts("d-promise-reason", reason=promise.reason))
    return lines


def _notes(talk: Talk, promise: Promise, offset: int) -> tuple[list[Marked], Page[commitments.Note]]:
    page = commitments.notes(talk.work, promise.id, offset)
    lines = [talk.texts("d-promise-note", at=each.at, text=each.text) for each in page.items]
    if not lines and promise.public:
        lines.append(talk.texts("d-promise-no-notes"))
    return lines, page


# Citizens -------------------------------------------------------------------------------------------------------


@words.on("loi hua", "cam ket", "promises")
def area_word(talk: Talk) -> None:
    of_area(talk, ())


@presses.on("d.coms")
def of_area(talk: Talk, args: Args) -> None:
    """Promises to the people around: "d.coms:<1 for those that have ended>:<offset>"."""
    ended = offset_of(args) == 1
    page = promise_lists.of_area(talk.work, talk.speaker.area_code, offset_of(args, 1), ended=ended)
    title = talk.texts("d-coms-title", ended=yes(ended), count=page.total)
    text, rows = _listed(talk, page, title, "d-coms-none", "d.com1")
    other = talk.button("btn-d-coms-open", "d.coms", 0) if ended else talk.button("btn-d-coms-ended", "d.coms", 1)
    home = [talk.button("btn-d-list", "d.list"), talk.button("btn-menu", "m.menu")]
    turned = turns(talk, page, "d.coms", int(ended), size=promise_lists.PAGE)
    talk.say_marked(text, choices=[*rows, turned, [other], home])


@presses.on("d.com")
def of_session(talk: Talk, args: Args) -> None:
    """Promises of one session, and how its conclusion was published: "d.com:<session>:<offset>"."""
    dialogue_id = number(args)
    view = life.public_view(talk.work, dialogue_id)
    page = promise_lists.of_session(talk.work, dialogue_id, offset_of(args, 1))
    name = view.dialogue.title or talk.texts.label(f"d-kind-{view.dialogue.kind}")
    title = talk.texts("d-com-title", title=name, count=page.total)
    how = conclusions.published(talk.work, dialogue_id)
    if how is not None and view.dialogue.published_at is not None:
        said = talk.texts(
            "d-com-published", at=view.dialogue.published_at, late=yes(how.days_late), days=how.days_late
        )
        title = Marked(f"{title}\n{said}")
    none = "d-com-none" if view.dialogue.state in commitments.OPEN_TO_ALL else "d-com-early"
    text, rows = _listed(talk, page, title, none, "d.com1")
    back = [talk.button("btn-d-com-card", "d.open", dialogue_id), talk.button("btn-d-coms", "d.coms", 0)]
    turned = turns(talk, page, "d.com", dialogue_id, size=promise_lists.PAGE)
    talk.say_marked(text, choices=[*rows, turned, back])


@presses.on("d.com1")
def one(talk: Talk, args: Args) -> None:
    """One promise with what was done for it: "d.com1:<promise>", in a notice "d.com1:<session>:<promise>"."""
    _say_one(talk, number(args[-1:]), 0)


@presses.on("d.comn")
def one_further(talk: Talk, args: Args) -> None:
    """Older notes of it: "d.comn:<promise>:<offset>"."""
    _say_one(talk, number(args), offset_of(args, 1))


def _say_one(talk: Talk, promise_id: int, offset: int, first: Marked | None = None) -> None:
    promise = commitments.public(talk.work, promise_id)
    notes, page = _notes(talk, promise, offset)
    rows = [turns(talk, page, "d.comn", promise_id, size=commitments.NOTES)]
    if promise.replaced_by is not None:
        rows.append([talk.button("btn-d-promise-new", "d.com1", promise.replaced_by)])
    if commitments.follows(talk.work, talk.speaker.person_id, promise_id):
        rows.append([talk.button("btn-d-promise-unfollow", "d.unfol", promise_id)])
    elif promise.open:
        rows.append([talk.button("btn-d-promise-follow", "d.fol", promise_id)])
    rows.append(
        [talk.button("btn-d-promise-session", "d.com", promise.dialogue_id), talk.button("btn-menu", "m.menu")]
    )
    lines = [*([first, ""] if first else []), *_page(talk.texts, promise), *notes]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@presses.on("d.fol")
def follow(talk: Talk, args: Args) -> None:
    """Hear of it from now on. Who has not agreed to what is kept of them is asked first."""
    if not (talk.speaker.consented or talk.speaker.official):
        start.welcome(talk)
        return
    commitments.follow(talk.work, talk.speaker.person_id, number(args))
    _say_one(talk, number(args), 0, talk.texts("d-promise-followed"))


@presses.on("d.unfol")
def unfollow(talk: Talk, args: Args) -> None:
    commitments.unfollow(talk.work, talk.speaker.person_id, number(args))
    _say_one(talk, number(args), 0, talk.texts("d-promise-unfollowed"))


# Who keeps or owes them -----------------------------------------------------------------------------------------


@presses.on("g.prs")
def of_kept(talk: Talk, args: Args) -> None:
    """Promises of a session one keeps, drafts too: "g.prs:<session>:<offset>"."""
    say_drafts(talk, number(args), offset_of(args, 1))


def say_drafts(talk: Talk, dialogue_id: int, offset: int = 0, first: Marked | None = None) -> None:
    """That list, under the message `first`. Raises `Forbidden`, `NotFound`."""
    form.leave(talk)
    page = promise_lists.drafted(talk.work, talk.speaker.person_id, dialogue_id, offset)
    drafting = life.view(talk.work, dialogue_id).dialogue.state is DialogueState.HELD
    title = talk.texts("g-promises-title", count=page.total, drafting=yes(drafting))
    if first:
        title = Marked(f"{first}\n\n{title}")
    text, rows = _listed(talk, page, title, "g-promises-none", "g.com1")
    rows.append(turns(talk, page, "g.prs", dialogue_id, size=promise_lists.PAGE))
    if drafting and page.total < commitments.MOST:
        rows.append([talk.button("btn-g-promise-add", "g.padd", dialogue_id)])
    talk.say_marked(text, choices=[*rows, [talk.button("btn-g-after-back", "g.after", dialogue_id)]])


@presses.on("g.com1")
def kept(talk: Talk, args: Args) -> None:
    """One promise with what this person may do: "g.com1:<promise>", in a notice "g.com1:<session>:<promise>"."""
    say_kept(talk, number(args[-1:]))


@presses.on("g.comn")
def kept_further(talk: Talk, args: Args) -> None:
    """Older notes of it: "g.comn:<promise>:<offset>"."""
    say_kept(talk, number(args), offset=offset_of(args, 1))


def say_kept(talk: Talk, promise_id: int, first: Marked | None = None, offset: int = 0) -> None:
    """That page, under the message `first`. Raises `Forbidden`, `NotFound`."""
    form.leave(talk)
    promise = commitments.readable(talk.work, talk.speaker.person_id, promise_id)
    notes, page = _notes(talk, promise, offset)
    lines = [*([first, ""] if first else []), *_page(talk.texts, promise), *notes]
    rows = [turns(talk, page, "g.comn", promise_id, size=commitments.NOTES), *_acts(talk, promise)]
    if promise.replaced_by is not None:
        rows.append([talk.button("btn-d-promise-new", "g.com1", promise.replaced_by)])
    talk.say_marked(Marked("\n".join(lines)), choices=[*rows, _way_back(talk, promise)])


def _acts(talk: Talk, promise: Promise) -> list[list[Choice]]:
    if promise.session_state is DialogueState.HELD:
        names = (("what", "means"), ("owner", "day"), ("remove",))
        return [[talk.button(f"btn-g-draft-{each}", "g.pdo", each, promise.id) for each in row] for row in names]
    may = commitments.rights(talk.work, talk.speaker.person_id, promise)
    found = {"note": may.note, "keep": may.keep, "broken": may.settle, "replace": may.settle}
    return [
        [talk.button(f"btn-g-promise-{each}", "g.pdo", each, promise.id)]
        for each, allowed in found.items()
        if allowed
    ]


def _way_back(talk: Talk, promise: Promise) -> list[Choice]:
    if not promise.public:
        return [talk.button("btn-g-promises-back", "g.prs", promise.dialogue_id)]
    return [talk.button("btn-g-com", "g.com"), talk.button("btn-d-promise-session", "d.com", promise.dialogue_id)]


@presses.on("g.com")
def owed(talk: Talk, args: Args) -> None:
    """Open promises of one's body, one's own, and of the sessions one keeps: "g.com:<offset>"."""
    form.leave(talk)
    page = promise_lists.owed(talk.work, talk.speaker.person_id, offset_of(args))
    title = talk.texts("g-com-title", count=page.total)
    text, rows = _listed(talk, page, title, "g-com-none", "g.com1")
    last = [talk.button("btn-menu", "m.menu")]
    if promise_lists.watches(talk.work, talk.speaker.person_id):
        last.insert(0, talk.button("btn-g-kept", "g.kept"))
    talk.say_marked(text, choices=[*rows, turns(talk, page, "g.com", size=promise_lists.PAGE), last])


# What heads have kept -------------------------------------------------------------------------------------------


@presses.on("g.kept")
def tallies(talk: Talk, args: Args) -> None:
    """By head: what was kept, in time or late, broken, replaced, open; and the sessions: "g.kept:<offset>"."""
    size = 4
    page = promise_lists.tallies(talk.work, talk.speaker.person_id, offset_of(args), size)
    lines = [talk.texts("g-kept-title"), *(_tally(talk.texts, each) for each in page.items)]
    if not page.items:
        lines.append(talk.texts("g-kept-none"))
    rows = [turns(talk, page, "g.kept", size=size)]
    rows.append([talk.button("btn-g-com", "g.com"), talk.button("btn-menu", "m.menu")])
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _tally(texts: Texts, each: Tally) -> Marked:
    return texts(
        "g-kept-head",
        name=each.name,
        named=yes(each.name),
        measured=yes(each.rate is not None),
        rate=each.rate or 0,
        kept=each.kept,
        due=each.due,
        ontime=each.on_time,
        late=each.late,
        broken=each.broken,
        replaced=each.replaced,
        open=each.open,
        openlate=each.open_late,
        person=each.in_person,
        substitute=each.by_substitute,
    )
