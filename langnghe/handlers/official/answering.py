"""Writing an answer: words and files in any number of messages, a look as the citizen will see it, then it goes.

There is one draft per ticket and officer. It is kept with the conversation, so it outlives a restart and whatever
else the officer does in between; only sending it or throwing it away ends it.
"""

from typing import Any

from langnghe.handlers.common import desk, opinion_words
from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.answer import answer_text
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.handlers.official import drafts, late
from langnghe.handlers.official.drafts import Draft
from langnghe.handlers.official.room import ticket_press, ticket_step
from langnghe.models import Act
from langnghe.models.contract import Expects, InputKind, Marked
from langnghe.services import answering, answers, attachments, casefile, overdue
from langnghe.services.answering import NEEDS_OUTCOME, Outcome
from langnghe.services.casefile import Seen
from langnghe.services.refusals import Invalid

WRITING, LOOKING = "official.answer", "official.preview"
_TAKEN = {InputKind.TEXT, InputKind.PHOTO, InputKind.VOICE, InputKind.VIDEO, InputKind.FILE}


@ticket_press("o.ans")
def begin(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = _answerable(talk, ticket_id)
    draft = drafts.of(talk, ticket_id)
    if draft is None:
        draft = _started(talk, seen)
        drafts.keep(talk, ticket_id, draft)
    _write(talk, seen, draft, "o-answer-continue")


def _answerable(talk: Talk, ticket_id: int) -> Seen:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.ANSWER, Act.PROPOSE)
    return seen


def _started(talk: Talk, seen: Seen) -> Draft:
    """A new draft: what was sent back to be changed, or nothing."""
    returned = answers.returned(talk.work, talk.speaker.person_id, seen.ticket.id)
    if returned is None:
        return Draft(code=seen.ticket.code)
    return Draft(
        code=seen.ticket.code,
        text=returned.text,
        files=list(returned.data["attachment_ids"]),
        outcome=returned.data["outcome"],
        replace=True,
        returned=True,
    )


def _write(talk: Talk, seen: Seen, draft: Draft, key: str) -> None:
    """Ask for (more of) the answer, under `key` where there is something already."""
    ticket = seen.ticket
    desk.begin(talk, WRITING, ticket.id)
    if draft.empty:
        rows: Rows = [[talk.button("btn-o-later", "o.stop", ticket.id)]]
        talk.say("o-answer-write", choices=rows, expects=Expects.TEXT, code=ticket.code)
        return
    rows = [
        [talk.button("btn-o-preview", "o.prev", ticket.id)],
        [talk.button("btn-o-later", "o.stop", ticket.id), talk.button("btn-o-drop", "o.drop", ticket.id)],
    ]
    if draft.replace and draft.text:
        shown = "o-answer-returned" if draft.returned else "o-answer-edit"
        talk.say(shown, choices=rows, expects=Expects.TEXT, code=ticket.code, text=draft.text)
        return
    talk.say(
        key, choices=rows, expects=Expects.TEXT, code=ticket.code, length=len(draft.text), files=len(draft.files)
    )


@ticket_step(WRITING)
def more(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    event = talk.event
    if event.kind not in _TAKEN:
        aside(talk, "o-answer-not-taken")
        return
    seen = _answerable(talk, ticket_id)
    draft = drafts.of(talk, ticket_id) or Draft(code=seen.ticket.code)
    files = attachments.enter(talk.work, talk.speaker.person_id, event) if event.media else ()
    if len(draft.files) + len(files) > answering.MOST_FILES:
        raise Invalid("o-too-many-files", most=answering.MOST_FILES)
    drafts.add(draft, event.text, files)
    drafts.keep(talk, ticket_id, draft)
    _write(talk, seen, draft, "o-answer-kept")


@ticket_step(LOOKING)
def more_after_looking(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    """Words or files after the preview belong to the draft too; it is looked at again before it goes."""
    more(talk, ticket_id, step)


# Looking ------------------------------------------------------------------------------------------------------


@ticket_press("o.prev")
def preview(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = _answerable(talk, ticket_id)
    draft = drafts.of(talk, ticket_id)
    if draft is None or draft.empty:
        begin(talk, ticket_id, ())
        return
    if seen.ticket.kind in NEEDS_OUTCOME and not draft.outcome:
        rows = [[talk.button(f"outcome-{each}", "o.out", ticket_id, each)] for each in Outcome]
        talk.say("o-answer-outcome", choices=rows, code=seen.ticket.code)
        return
    if seen.ticket.late and not draft.late:
        late.ask(talk, seen, "o.why")
        return
    _look(talk, seen, draft)


@ticket_press("o.why")
def why_late(talk: Talk, ticket_id: int, args: Args) -> None:
    draft = drafts.of(talk, ticket_id)
    if draft is not None and args and args[0] in overdue.REASONS:
        draft.late = args[0]
        drafts.keep(talk, ticket_id, draft)
    preview(talk, ticket_id, ())


@ticket_press("o.out")
def outcome(talk: Talk, ticket_id: int, args: Args) -> None:
    draft = drafts.of(talk, ticket_id)
    if draft is not None and args and args[0] in set(Outcome):
        draft.outcome = args[0]
        drafts.keep(talk, ticket_id, draft)
    preview(talk, ticket_id, ())


def _look(talk: Talk, seen: Seen, draft: Draft) -> None:
    """Say the answer exactly as its citizen will read it, files below it, and ask whether to send it."""
    ticket = seen.ticket
    draft.files = drafts.kept_files(talk, draft)
    shown = answers.drafted(
        talk.work, talk.speaker.person_id, ticket, draft.text, tuple(draft.files), draft.outcome
    )
    draft.opinions = _opinions_given(seen)
    drafts.keep(talk, ticket.id, draft)
    desk.begin(talk, LOOKING, ticket.id)
    for said in opinion_words.given(talk.texts, seen.opinions):
        talk.say_marked(said)
    talk.say_marked(answer_text(talk.texts, shown))
    for attachment_id in drafts.stored_files(talk, draft):
        talk.say_marked(Marked(""), attachment_id=attachment_id)
    proposing = Act.PROPOSE in seen.acts
    rows = [
        [talk.button("btn-o-submit" if proposing else "btn-o-send", "o.send", ticket.id, draft.rev)],
        [
            talk.button("btn-o-edit", "o.edit", ticket.id),
            talk.button("btn-o-later", "o.stop", ticket.id),
            talk.button("btn-o-drop", "o.drop", ticket.id),
        ],
    ]
    question = talk.texts("o-preview-ask", mode="propose" if proposing else "answer")
    warned = opinion_words.warning(talk.texts, seen.opinions)
    talk.say_marked(Marked("\n\n".join([*warned, question])), choices=rows)


def _opinions_given(seen: Seen) -> int:
    return sum(request.said for request in seen.opinions)


@ticket_press("o.edit")
def edit(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = _answerable(talk, ticket_id)
    draft = drafts.of(talk, ticket_id)
    if draft is None:
        begin(talk, ticket_id, ())
        return
    draft.replace, draft.returned, draft.outcome = True, False, ""
    drafts.keep(talk, ticket_id, draft)
    _write(talk, seen, draft, "o-answer-continue")


@ticket_press("o.drop")
def drop(talk: Talk, ticket_id: int, _args: Args) -> None:
    drafts.drop(talk, ticket_id)
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "o-done-drop")


# Sending ------------------------------------------------------------------------------------------------------


@ticket_press("o.send")
def send(talk: Talk, ticket_id: int, args: Args) -> None:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    draft = drafts.of(talk, ticket_id)
    if draft is None:
        # Sent before (the second press), or thrown away.
        desk.must_be_lawful(seen, Act.ANSWER, Act.PROPOSE)
        desk.show_seen(talk, seen)
        return
    desk.must_be_lawful(seen, Act.ANSWER, Act.PROPOSE)
    if (
        number(args) != draft.rev
        or (seen.ticket.late and not draft.late)
        or drafts.kept_files(talk, draft) != draft.files
        or draft.opinions != _opinions_given(seen)
    ):
        # What would go is not what was looked at.
        preview(talk, ticket_id, ())
        return
    proposing = Act.PROPOSE in seen.acts
    verb = answering.propose if proposing else answering.answer
    verb(talk.work, talk.speaker.person_id, ticket_id, draft.text, tuple(draft.files), draft.outcome, draft.late)
    desk.forget_draft(talk, ticket_id)
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "o-done-propose" if proposing else "o-done-answer")
