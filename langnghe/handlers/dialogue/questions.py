"""A citizen's questions at a session: sending one, reading and supporting others', following and withdrawing own.

What is being written stands under "question" in the conversation until it is sent or dropped.
"""

from typing import Any

from langnghe.handlers.citizen import compose, guidance
from langnghe.handlers.common import start
from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import public
from langnghe.handlers.dialogue import question_words as said
from langnghe.handlers.dialogue.room import answers, presses, public_offers
from langnghe.models import QuestionState, TicketKind
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services import attachments, intake, unsent
from langnghe.services.dialogue import questions
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.questions import Seen

#: Where a conversation remembers the question that is being written, and the state in which it is.
DRAFT = "question"
ASKING = "dialogue.ask"


def offers(talk: Talk, view: View) -> Rows:
    """Under a session's card: to ask, what others ask, what one has asked."""
    session = view.dialogue.id
    counted = questions.counts(talk.work, talk.speaker.person_id, session)
    asks = [talk.button("btn-d-ask", "d.ask", session)] if view.takes_questions else []
    reads = [talk.button("btn-d-qs", "d.qs", session, count=counted.public)] if counted.public else []
    own = [talk.button("btn-d-qm", "d.qm", session, count=counted.mine)] if counted.mine else []
    return [asks, [*reads, *own]]


public_offers.append(offers)

#: Nobody is named who has not chosen it; nothing was compared, nothing warned of.
_FRESH: dict[str, Any] = {"anonymous": True, "compared": False, "plain": False, "warned": ""}

# Writing one ----------------------------------------------------------------------------------------------------


@presses.on("d.ask")
def ask(talk: Talk, args: Args) -> None:
    """Begin a question, or go on with the one that was left lying: "d.ask:<session>"."""
    session = number(args)
    if not talk.speaker.consented:
        start.ask_consent(talk, "welcome")
        return
    questions.takes(talk.work, talk.speaker.person_id, session)
    draft = _draft(talk)
    if draft and draft["dialogue"] == session and (draft["text"] or draft["files"]):
        _go_on(talk, draft)
        return
    _forget(talk)
    talk.go(ASKING, **{DRAFT: {"dialogue": session, "text": "", "files": [], **_FRESH}})
    stop = [[talk.button("btn-d-q-drop", "d.qdrop", session)]]
    talk.say("d-q-ask", choices=stop, expects=Expects.TEXT, most=questions.LONGEST)


@answers.on(ASKING)
def written(talk: Talk) -> None:
    """Words, a photo, a voice message: each becomes part of the question."""
    draft = _draft(talk)
    if draft is None:
        talk.speaker.state = None
        public.coming(talk, ())
        return
    if said.stopped(talk):
        _dropped(talk, draft)
        return
    text = talk.event.text.strip()
    if not text and not talk.event.media:
        aside(talk, "d-q-form")
        return
    draft["text"] = "\n".join(part for part in (draft["text"], text) if part)
    draft["files"] = [*draft["files"], *attachments.enter(talk.work, talk.speaker.person_id, talk.event)]
    questions.check(draft["text"], draft["files"])
    draft["compared"] = draft["compared"] and not text
    _go_on(talk, draft)


def _go_on(talk: Talk, draft: dict[str, Any]) -> None:
    if not (draft["text"] and _elsewhere(talk, draft)):
        _show_draft(talk, draft)


def _elsewhere(talk: Talk, draft: dict[str, Any]) -> bool:
    """Says what has to be said first: the number to call; and where a complaint or a denunciation belongs."""
    reading = intake.read(talk.work, draft["text"], has_media=bool(draft["files"]))
    if reading.emergency and reading.emergency != draft["warned"]:
        draft["warned"] = reading.emergency
        guidance.emergency(talk, reading.emergency)
    if reading.kind is TicketKind.DENUNCIATION:
        _forget(talk)
        guidance.denunciation(talk, DRAFT)
        return True
    if reading.kind is TicketKind.COMPLAINT and not draft["plain"]:
        talk.go(ASKING, **{DRAFT: draft})
        talk.say(
            "d-q-complaint",
            choices=[
                [talk.button("btn-d-q-plain", "d.qplain", draft["dialogue"])],
                [talk.button("btn-complaint", "c.guide", TicketKind.COMPLAINT)],
                [talk.button("btn-d-q-drop", "d.qdrop", draft["dialogue"])],
            ],
        )
        return True
    return False


@presses.on("d.qplain")
def plain(talk: Talk, args: Args) -> None:
    """The person says that it is no complaint but a question."""
    _change(talk, args, plain=True)


@presses.on("d.qother")
def other(talk: Talk, args: Args) -> None:
    """None of the questions that are alike is meant."""
    _change(talk, args, compared=True)


@presses.on("d.qname")
def name(talk: Talk, args: Args) -> None:
    """Whether others may read the name: "d.qname:<session>:<1 for yes>"."""
    _change(talk, args, anonymous=args[1:] != ("1",))


def _change(talk: Talk, args: Args, **what: Any) -> None:
    draft = _current(talk, number(args))
    if draft is not None:
        draft.update(what)
        _show_draft(talk, draft)


def _show_draft(talk: Talk, draft: dict[str, Any]) -> None:
    """The question as it would be sent; first those of others that are alike."""
    session, text = draft["dialogue"], draft["text"]
    talk.go(ASKING, **{DRAFT: draft})
    if text and not draft["compared"]:
        if alike := questions.alike(talk.work, talk.speaker.person_id, session, text):
            _say_alike(talk, session, alike)
            return
        draft["compared"] = True
        talk.go(ASKING, **{DRAFT: draft})
    named = [talk.button("btn-d-q-named", "d.qname", session, 1)]
    unnamed = [talk.button("btn-d-q-unnamed", "d.qname", session, 0)]
    talk.say(
        "d-q-draft",
        choices=[
            [talk.button("btn-d-q-send", "d.qsend", session)],
            (named if draft["anonymous"] else unnamed) if talk.speaker.name else [],
            [talk.button("btn-d-q-drop", "d.qdrop", session)],
        ],
        text=text,
        worded=yes(text),
        files=len(draft["files"]),
        anonymous=yes(draft["anonymous"] or not talk.speaker.name),
        name=talk.speaker.name,
    )


def _say_alike(talk: Talk, session: int, alike: tuple[questions.Alike, ...]) -> None:
    lines = [talk.texts("d-q-alike")]
    rows: list[list[Choice]] = []
    for place, each in enumerate(alike, 1):
        text = said.listed(each.text, said.LISTED)
        lines.append(talk.texts("d-q-alike-line", place=place, text=text, supports=each.supports))
        rows.append([talk.button("btn-d-q-same", "d.qsame", session, each.id, place=place)])
    rows.append([talk.button("btn-d-q-other", "d.qother", session)])
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@presses.on("d.qsend")
def send(talk: Talk, args: Args) -> None:
    """Send it, once: a second press finds the questions that were sent."""
    draft = _current(talk, number(args))
    if draft is None:
        return
    work, person, session = talk.work, talk.speaker.person_id, draft["dialogue"]
    files = draft["files"]
    question_id = questions.ask(work, person, session, draft["text"], files, anonymous=draft["anonymous"])
    talk.forget(DRAFT)
    _say(talk, question_id, talk.texts("d-q-sent"))


@presses.on("d.qdrop")
def drop(talk: Talk, args: Args) -> None:
    draft = _current(talk, number(args))
    if draft is not None:
        _dropped(talk, draft)


def _dropped(talk: Talk, draft: dict[str, Any]) -> None:
    _forget(talk)
    talk.say("d-q-dropped", choices=[said.back(talk, draft["dialogue"], "d.open")])


def _draft(talk: Talk) -> dict[str, Any] | None:
    found: dict[str, Any] | None = talk.data.get(DRAFT)
    return dict(found) if found else None


def _current(talk: Talk, session: int) -> dict[str, Any] | None:
    """What is being written for this session; where nothing is, the own questions are said instead."""
    draft = _draft(talk)
    if draft is not None and draft["dialogue"] == session:
        return draft
    _say_mine(talk, session, 0)
    return None


def _forget(talk: Talk) -> None:
    """Drop what is being written, and give up the files that came with it."""
    draft = _draft(talk)
    if draft is not None:
        unsent.drop_files(talk.work, talk.speaker.person_id, draft["files"])
    talk.forget(DRAFT)


# Reading and supporting -----------------------------------------------------------------------------------------


@presses.on("d.qs")
def everybody(talk: Talk, args: Args) -> None:
    """What others ask, most supported first: "d.qs:<session>[:<offset>]"."""
    session = number(args)
    page = questions.public(talk.work, talk.speaker.person_id, session, offset_of(args, 1))
    lines = [talk.texts("d-qs-title", count=page.total)]
    if not page.items:
        lines.append(talk.texts("d-qs-none"))
    places = list(enumerate(page.items, page.offset + 1))
    lines += [said.line(talk.texts, each, place) for place, each in places]
    rows = [
        *_rows(talk, places),
        turns(talk, page, "d.qs", session, size=questions.PAGE),
        said.back(talk, session, "d.open"),
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@presses.on("d.qm")
def own(talk: Talk, args: Args) -> None:
    """What one has asked: "d.qm:<session>[:<offset>]"."""
    _say_mine(talk, number(args), offset_of(args, 1))


def _say_mine(talk: Talk, session: int, offset: int) -> None:
    page = questions.mine(talk.work, talk.speaker.person_id, session, offset)
    lines = [talk.texts("d-qm-title", count=page.total)]
    if not page.items:
        lines.append(talk.texts("d-qm-none"))
    places = list(enumerate(page.items, page.offset + 1))
    lines += [said.line(talk.texts, each, place) for place, each in places]
    rows = [
        *_rows(talk, places),
        turns(talk, page, "d.qm", session, size=questions.PAGE),
        said.back(talk, session, "d.open"),
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _rows(talk: Talk, places: list[tuple[int, Seen]]) -> Rows:
    return in_rows(
        Choice(said.label(talk.texts, each, place), token("d.qo", each.dialogue_id, each.id))
        for place, each in places
    )


@presses.on("d.qo")
def opened(talk: Talk, args: Args) -> None:
    """One question: "d.qo:<session>:<question>"."""
    _say(talk, number(args, 1), None)


def _say(talk: Talk, question_id: int, first: Marked | None) -> None:
    """The question with what this person can do about it, under `first`."""
    seen = questions.look(talk.work, talk.speaker.person_id, question_id)
    talk.say_marked(said.under(first, said.card(talk.texts, seen)), choices=_choices(talk, seen))


def _choices(talk: Talk, seen: Seen) -> Rows:
    rows: list[list[Choice]] = []
    if seen.mine and seen.state in questions.WAITING:
        rows.append([talk.button("btn-d-q-withdraw", "d.qw", seen.id)])
    elif seen.state is QuestionState.OPEN and seen.supported:
        rows.append([talk.button("btn-d-q-unsupport", "d.unsup", seen.id)])
    elif seen.state is QuestionState.OPEN and not seen.mine:
        rows.append([talk.button("btn-d-q-support", "d.sup", seen.id)])
    if seen.ticket_id is not None:
        rows.append([talk.button("btn-ticket-card", "c.show", seen.ticket_id)])
    if seen.mine and seen.merged_into is not None and seen.state is QuestionState.MERGED:
        rows.append([talk.button("btn-d-q-main", "d.qo", seen.dialogue_id, seen.merged_into)])
    rows.append([talk.button("btn-d-qs-back", "d.qs", seen.dialogue_id)])
    return [*rows, said.back(talk, seen.dialogue_id, "d.open")]


@said.question_press("d.sup", _say)
def support(talk: Talk, question_id: int, _args: Args) -> None:
    if not talk.speaker.consented:
        start.ask_consent(talk, "welcome")
        return
    came = questions.support(talk.work, talk.speaker.person_id, question_id)
    _say(talk, question_id, talk.texts("d-q-supported" if came else "d-q-supported-already"))


@said.question_press("d.qsame", _say, place=1)
def same(talk: Talk, question_id: int, _args: Args) -> None:
    """It is the same as another one: support that; the own words are not sent."""
    questions.support(talk.work, talk.speaker.person_id, question_id)
    _forget(talk)
    _say(talk, question_id, talk.texts("d-q-supported"))


@said.question_press("d.unsup", _say)
def unsupport(talk: Talk, question_id: int, _args: Args) -> None:
    questions.unsupport(talk.work, talk.speaker.person_id, question_id)
    _say(talk, question_id, talk.texts("d-q-unsupported"))


@said.question_press("d.qw", _say)
def ask_withdraw(talk: Talk, question_id: int, _args: Args) -> None:
    seen = questions.look(talk.work, talk.speaker.person_id, question_id)
    talk.say(
        "d-q-withdraw-sure",
        choices=[
            [talk.button("btn-d-q-withdraw-yes", "d.qwy", seen.id)],
            [talk.button("btn-d-q-keep", "d.qo", seen.dialogue_id, seen.id)],
        ],
    )


@said.question_press("d.qwy", _say)
def withdraw(talk: Talk, question_id: int, _args: Args) -> None:
    questions.withdraw(talk.work, talk.speaker.person_id, question_id)
    _say(talk, question_id, talk.texts("d-q-withdrawn"))


@presses.on("d.qg")
def guided(talk: Talk, _args: Args) -> None:
    """Where complaints and denunciations go by law, under the notice that a question was one."""
    compose.about_petitions(talk)
