"""After a session: who came, the minutes, the conclusion and publishing it; how people found it."""

import re

from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import after_form as form
from langnghe.handlers.dialogue.after_form import Filled
from langnghe.handlers.dialogue.room import kept_offers, presses
from langnghe.locales.marked import escape, shorten
from langnghe.models import DialogueState
from langnghe.models.contract import Choice, Expects, InputKind, Marked
from langnghe.services.dialogue import commitments, conclusions, life, minutes, posts, ratings, results
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.minutes import Part
from langnghe.services.refusals import NotFound, Stale

WRITING, COUNTING = "dialogue.after.writing", "dialogue.after.counting"
#: What a token says for a part.
PARTS: dict[str, Part] = {"m": "minutes", "c": "conclusion"}
_FILES = (InputKind.PHOTO, InputKind.FILE, InputKind.VOICE, InputKind.VIDEO)
_NUMBER = re.compile(r"\d{1,3}(?:[., ]?\d{3})*|\d+")


def offer(talk: Talk, view: View) -> Rows:
    """Under the card of who keeps it."""
    if not minutes.written_up(view.dialogue.state):
        return []
    return [[talk.button("btn-g-after", "g.after", view.dialogue.id)]]


kept_offers.append(offer)


# The page of what comes after -----------------------------------------------------------------------------------


@presses.on("g.after")
def after(talk: Talk, args: Args) -> None:
    """What there is and what is missing: "g.after:<id>"."""
    say(talk, number(args))


def say(talk: Talk, dialogue_id: int, first: Marked | None = None) -> None:
    """The page, under the message `first`. Raises `Forbidden`, `NotFound`, `Stale` while it was not held."""
    form.leave(talk)
    view = life.view(talk.work, dialogue_id)
    posts.keeper(talk.work, talk.speaker.person_id, view.dialogue.body_code)
    if not minutes.written_up(view.dialogue.state):
        raise Stale("dialogue-moved-on", state=str(view.dialogue.state))
    lines = [*([first, ""] if first else []), *_lines(talk, view)]
    talk.say_marked(Marked("\n".join(lines)), choices=[*_choices(talk, view), _home(talk, dialogue_id)])


def _lines(talk: Talk, view: View) -> list[Marked]:
    texts, dialogue = talk.texts, view.dialogue
    files = minutes.files(talk.work, talk.speaker.person_id, dialogue.id)
    return [
        texts("g-after-title", title=dialogue.title or texts.label(f"d-kind-{dialogue.kind}")),
        texts("g-after-came", count=minutes.came(talk.work, dialogue.id)),
        texts("g-after-minutes", there=yes(dialogue.minutes), length=len(dialogue.minutes), files=len(files)),
        texts("g-after-conclusion", there=yes(dialogue.conclusion), text=shorten(dialogue.conclusion, 200)),
        texts("g-after-promises", count=commitments.many(talk.work, dialogue.id)),
        _deadline(talk, view),
    ]


def _deadline(talk: Talk, view: View) -> Marked:
    how = conclusions.published(talk.work, view.dialogue.id)
    if how is not None and view.dialogue.published_at is not None:
        return talk.texts(
            "g-after-was-published", at=view.dialogue.published_at, late=yes(how.days_late), days=how.days_late
        )
    deadline = results.deadline_of(talk.work, view.dialogue)
    if deadline is None:
        return talk.texts("g-after-no-deadline")
    late = results.days_late(talk.work, deadline)
    left = results.days_left(talk.work, deadline.last_day)
    return talk.texts(
        "g-after-deadline",
        due=deadline.last_day,
        late=yes(late),
        days=late or left,
        source=deadline.source,
    )


def _choices(talk: Talk, view: View) -> list[list[Choice]]:
    dialogue = view.dialogue
    promises = talk.button("btn-g-promises", "g.prs", dialogue.id)
    rates = talk.button("btn-g-rates", "g.rates", dialogue.id)
    if dialogue.state is not DialogueState.HELD:
        return [[promises, rates], [talk.button("btn-g-read-minutes", "g.rd", dialogue.id, "m")]]
    rows = [
        [
            talk.button("btn-g-after-came", "g.came", dialogue.id),
            talk.button("btn-g-minutes", "g.wr", dialogue.id, "m"),
        ],
        [talk.button("btn-g-conclusion", "g.wr", dialogue.id, "c"), promises],
        [rates],
    ]
    if posts.organises(talk.work, talk.speaker.person_id, dialogue.body_code):
        rows.append([talk.button("btn-g-publish", "g.pub", dialogue.id)])
    return rows


def _home(talk: Talk, dialogue_id: int) -> list[Choice]:
    return [talk.button("btn-g-after-card", "g.open", dialogue_id), talk.button("btn-menu", "m.menu")]


def _back(talk: Talk, dialogue_id: int) -> list[Choice]:
    return [talk.button("btn-g-after-back", "g.after", dialogue_id)]


# Who came -------------------------------------------------------------------------------------------------------


@presses.on("g.came")
def ask_count(talk: Talk, args: Args) -> None:
    """How many came: "g.came:<id>"."""
    dialogue_id = number(args)
    minutes.writable(talk.work, talk.speaker.person_id, dialogue_id)
    door = minutes.at_the_door(talk.work, dialogue_id)
    form.begin(talk, COUNTING, token("g.after", dialogue_id), dialogue=dialogue_id)
    form.ask(talk, "g-after-came-ask", door=door)


@form.step(COUNTING)
def counted(talk: Talk, filled: Filled) -> None:
    found = _NUMBER.fullmatch(talk.event.text.strip())
    if found is None or len(found.group()) > 12:
        aside(talk, "g-after-came-unread")
        return
    count = int(re.sub(r"\D", "", found.group()))
    minutes.count(talk.work, talk.speaker.person_id, filled["dialogue"], count)
    say(talk, filled["dialogue"], talk.texts("g-after-saved"))


# Minutes and conclusion -----------------------------------------------------------------------------------------


def _part(args: Args) -> str:
    if len(args) < 2 or args[1] not in PARTS:
        raise NotFound("button-old")
    return args[1]


@presses.on("g.wr")
def write(talk: Talk, args: Args) -> None:
    """Write the minutes or the conclusion, in as many messages as it takes: "g.wr:<id>:<m|c>"."""
    dialogue_id, part = number(args), _part(args)
    dialogue = minutes.writable(talk.work, talk.speaker.person_id, dialogue_id)
    form.begin(talk, WRITING, token("g.after", dialogue_id), dialogue=dialogue_id, part=part)
    length = len(getattr(dialogue, PARTS[part]))
    _ask_words(talk, f"g-after-write-{PARTS[part]}", dialogue_id, part, length)


def _ask_words(talk: Talk, key: str, dialogue_id: int, part: str, length: int) -> None:
    rows: list[list[Choice]] = []
    if length:
        rows.append([talk.button("btn-g-read", "g.rd", dialogue_id, part)])
        rows.append([talk.button("btn-g-wipe", "g.wp", dialogue_id, part)])
    rows.append([talk.button("btn-g-written", "g.after", dialogue_id)])
    talk.say(key, choices=rows, expects=Expects.TEXT, length=length)


@form.step(WRITING, *_FILES)
def written(talk: Talk, filled: Filled) -> None:
    """Another message of it, with files or without."""
    person, dialogue_id, part = talk.speaker.person_id, filled["dialogue"], filled["part"]
    if talk.event.media:
        if part != "m":
            aside(talk, "o-text-only")
            return
        minutes.add_files(talk.work, person, dialogue_id, talk.event)
    if talk.event.text.strip():
        minutes.write(talk.work, person, dialogue_id, PARTS[part], talk.event.text)
    dialogue = life.view(talk.work, dialogue_id).dialogue
    length = len(getattr(dialogue, PARTS[part]))
    _ask_words(talk, "g-after-kept", dialogue_id, part, length)


@presses.on("g.rd")
def read(talk: Talk, args: Args) -> None:
    """What is written so far, with the files: "g.rd:<id>:<m|c>"."""
    dialogue_id, part = number(args), _part(args)
    files = minutes.files(talk.work, talk.speaker.person_id, dialogue_id) if part == "m" else ()
    view = life.view(talk.work, dialogue_id)
    posts.keeper(talk.work, talk.speaker.person_id, view.dialogue.body_code)
    form.leave(talk)
    text = getattr(view.dialogue, PARTS[part])
    stored = [each for each in files if each.state == "stored"]
    buttons = (
        talk.button("btn-g-file", "g.mf", dialogue_id, each.id, name=shorten(each.name or str(each.kind), 40))
        for each in stored
    )
    rows: list[list[Choice]] = in_rows(buttons, 2)
    if view.dialogue.state is DialogueState.HELD:
        rows.append([talk.button("btn-g-write-on", "g.wr", dialogue_id, part)])
    shown = escape(text) if text else talk.texts("g-after-nothing-written")
    talk.say_marked(shown, choices=[*rows, _back(talk, dialogue_id)])


@presses.on("g.mf")
def file(talk: Talk, args: Args) -> None:
    """One file of the minutes: "g.mf:<id>:<file>"."""
    dialogue_id, wanted = number(args), number(args, 1)
    files = minutes.files(talk.work, talk.speaker.person_id, dialogue_id)
    if wanted not in {each.id for each in files if each.state == "stored"}:
        raise NotFound("file-gone")
    talk.say("g-after-file", attachment_id=wanted, choices=[_back(talk, dialogue_id)])


@presses.on("g.wp")
def ask_wipe(talk: Talk, args: Args) -> None:
    """Whether to begin anew: "g.wp:<id>:<m|c>"."""
    dialogue_id, part = number(args), _part(args)
    minutes.writable(talk.work, talk.speaker.person_id, dialogue_id)
    form.leave(talk)
    rows = [
        [talk.button("btn-g-wipe-yes", "g.wpy", dialogue_id, part)],
        [talk.button("btn-g-wipe-no", "g.wr", dialogue_id, part)],
    ]
    talk.say("g-after-wipe", choices=rows)


@presses.on("g.wpy")
def wipe(talk: Talk, args: Args) -> None:
    minutes.wipe(talk.work, talk.speaker.person_id, number(args), PARTS[_part(args)])
    write(talk, args)


# Publishing -----------------------------------------------------------------------------------------------------


@presses.on("g.pub")
def preview(talk: Talk, args: Args) -> None:
    """What people will read, before it is published: "g.pub:<id>"."""
    _preview(talk, number(args), None)


def _preview(talk: Talk, dialogue_id: int, first: Marked | None) -> None:
    form.leave(talk)
    ready = conclusions.look(talk.work, talk.speaker.person_id, dialogue_id)
    lines = [
        *([first, ""] if first else []),
        talk.texts("g-publish-title"),
        escape(ready.conclusion) if ready.conclusion else talk.texts("g-publish-no-words"),
        talk.texts("g-after-promises", count=ready.promises),
    ]
    if ready.days_late:
        lines.append(talk.texts("g-publish-late", days=ready.days_late))
    rows = []
    if not ready.promises:
        lines.append(talk.texts("g-publish-none-ask"))
        rows.append([talk.button("btn-g-publish-none", "g.pubgo", dialogue_id, ready.version, 0)])
    elif ready.conclusion:
        lines.append(talk.texts("g-publish-ask"))
        rows.append([talk.button("btn-g-publish-yes", "g.pubgo", dialogue_id, ready.version, 1)])
    else:
        lines.append(talk.texts("g-after-no-conclusion"))
    rows += [
        [talk.button("btn-g-conclusion", "g.wr", dialogue_id, "c")],
        [talk.button("btn-g-promises", "g.prs", dialogue_id)],
        _back(talk, dialogue_id),
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@presses.on("g.pubgo")
def publish(talk: Talk, args: Args) -> None:
    """Publish what was looked at: "g.pubgo:<id>:<version>:<1, or 0 for no promises>"."""
    dialogue_id, version, some = number(args), number(args, 1), number(args, 2)
    try:
        late = conclusions.publish(talk.work, talk.speaker.person_id, dialogue_id, version, none=not some)
    except Stale as no:
        if no.key != "g-after-changed":
            raise
        _preview(talk, dialogue_id, talk.texts(no.key))
        return
    say(talk, dialogue_id, talk.texts("g-after-published", late=yes(late), days=late))


# How people found it --------------------------------------------------------------------------------------------


@presses.on("g.rates")
def rates(talk: Talk, args: Args) -> None:
    """Number, mean, how many gave each, and words without names: "g.rates:<id>:<offset>"."""
    dialogue_id = number(args)
    found = ratings.of(talk.work, talk.speaker.person_id, dialogue_id, offset_of(args, 1))
    mean = "" if found.mean is None else f"{found.mean:.1f}".replace(".", ",")
    lines = [talk.texts("g-rates-title", count=found.count, mean=mean, there=yes(found.count))]
    if found.count:
        lines += [
            talk.texts("g-rates-line", score=score, count=found.by_score[score - 1])
            for score in reversed(ratings.SCORES)
        ]
    lines += [talk.texts("g-rates-words", words=each) for each in found.words.items]
    rows = [turns(talk, found.words, "g.rates", dialogue_id, size=ratings.PAGE), _back(talk, dialogue_id)]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)
