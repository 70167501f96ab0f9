"""The secretary's desk: new questions, one question and all that can be done with it, and preparing an answer.

A step (words being typed, an answer being written) stands under "qdesk" with the question's id.
"""

from collections.abc import Callable

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import question_words as said
from langnghe.handlers.dialogue.question_words import question_press
from langnghe.handlers.dialogue.room import answers, kept_offers, presses
from langnghe.locales.marked import shorten
from langnghe.models import QuestionState
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services import bodies
from langnghe.services.dialogue import life, open_questions, question_desk, questions
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.questions import Seen, Which
from langnghe.services.paging import page_of
from langnghe.services.refusals import Invalid, NotFound, Stale

STEP = "qdesk"
WORDS, PREPARE, HALL, WRITE, BODY = (
    f"dialogue.q.{name}" for name in ("words", "prepare", "hall", "write", "body")
)
#: Bodies and questions that can be chosen from at once.
CHOICES = 6
#: Characters of a body's name on a button.
NAME = 60
#: Characters of a prepared answer on the question's card.
PREPARED = 1_500


def offers(talk: Talk, view: View) -> Rows:
    """Under the card of a session that is public: its questions and their order."""
    if not view.public:
        return []
    session = view.dialogue.id
    counted = questions.counts(talk.work, talk.speaker.person_id, session)
    return [
        [
            talk.button("btn-g-qs", "g.q", session, count=counted.new),
            talk.button("btn-g-order", "g.ro", session),
        ]
    ]


kept_offers.append(offers)

# Lists ----------------------------------------------------------------------------------------------------------


@presses.on("g.q")
def listed(talk: Talk, args: Args) -> None:
    """The questions of a session: "g.q:<session>[:<which>[:<offset>]]"; new ones first."""
    session = number(args)
    which = _which(args[1]) if len(args) > 1 else Which.NEW
    _leave(talk)
    _say_list(talk, session, which, offset_of(args, 2))


def _which(name: str) -> Which:
    try:
        return Which(name)
    except ValueError:
        raise NotFound("button-old") from None


def _say_list(talk: Talk, session: int, which: Which, offset: int, first: Marked | None = None) -> None:
    page = questions.kept(talk.work, talk.speaker.person_id, session, which, offset)
    dialogue = life.view(talk.work, session).dialogue
    lines = [talk.texts("g-qs-title", which=str(which), count=page.total)]
    places = list(enumerate(page.items, page.offset + 1))
    lines += [said.line(talk.texts, each, place) for place, each in places]
    others = [each for each in Which if each is not which]
    settles = dialogue.state in open_questions.OVER and which is not Which.DONE and page.total
    rows = [
        *in_rows(
            Choice(said.label(talk.texts, each, place), token("g.qo", session, each.id)) for place, each in places
        ),
        turns(talk, page, "g.q", session, which, size=questions.PAGE),
        [talk.button(f"btn-g-qs-{each}", "g.q", session, each) for each in others],
        [talk.button("btn-g-q-settle", "g.qall", session)] if settles else [],
        said.back(talk, session, "g.open"),
    ]
    talk.say_marked(said.under(first, lines), choices=rows)


@presses.on("g.qall")
def ask_settle(talk: Talk, args: Args) -> None:
    """Before all that is open becomes tickets: "g.qall:<session>"."""
    session = number(args)
    questions.kept(talk.work, talk.speaker.person_id, session, Which.NEW)
    count = questions.counts(talk.work, talk.speaker.person_id, session).open
    yes_row = [talk.button("btn-g-q-settle-yes", "g.qally", session)]
    talk.say("g-q-settle-sure", choices=[yes_row, [talk.button("btn-g-q-back", "g.q", session)]], count=count)


@presses.on("g.qally")
def settle(talk: Talk, args: Args) -> None:
    """Have what is open become tickets, a piece at a time: "g.qally:<session>"."""
    session = number(args)
    done = open_questions.settle_all(talk.work, talk.speaker.person_id, session)
    left = questions.counts(talk.work, talk.speaker.person_id, session).open
    first = talk.texts("g-q-settled", count=done, left=left)
    _say_list(talk, session, Which.NEW if left else Which.DONE, 0, first)


# One question ---------------------------------------------------------------------------------------------------


@presses.on("g.qo")
def opened(talk: Talk, args: Args) -> None:
    """One question: "g.qo:<session>:<question>"."""
    say(talk, number(args, 1))


def say(talk: Talk, question_id: int, first: Marked | None = None) -> None:
    """The question with all that can be done about it now, under `first`. Leaves what was begun."""
    seen = questions.look_kept(talk.work, talk.speaker.person_id, question_id)
    _leave(talk)
    lines = said.card(talk.texts, seen)
    lines.append(talk.texts("g-q-card-shown", shown=yes(seen.shown), anonymous=yes(seen.anonymous)))
    if seen.position is not None:
        lines.append(talk.texts("g-q-card-position", position=seen.position))
    if seen.body_name:
        lines.append(talk.texts("g-q-card-body", body=seen.body_name, prepared=yes(seen.prepared)))
    if seen.prepared:
        lines.append(talk.texts("g-q-card-prepared", text=shorten(seen.prepared, PREPARED)))
    talk.say_marked(said.under(first, lines), choices=_choices(talk, seen))


def _choices(talk: Talk, seen: Seen) -> Rows:
    def button(key: str, verb: str) -> Choice:
        return talk.button(key, verb, seen.id)

    found = []
    if seen.files:
        found.append(talk.button("btn-g-q-files", "g.qf", seen.id, count=seen.files))
    if seen.state is QuestionState.OPEN:
        if seen.typed or not seen.text:
            found.append(button("btn-g-q-type", "g.qt"))
        found.append(button("btn-g-q-hide", "g.qx") if seen.shown else button("btn-g-q-let", "g.qy"))
        found.append(button("btn-g-q-merge", "g.qm"))
        found.append(button("btn-g-q-assign", "g.qa"))
        found.append(talk.button("btn-g-q-prepare", "g.qp", seen.dialogue_id, seen.id))
        if seen.position is None:
            found.append(button("btn-g-q-place", "g.qr"))
        view = life.view(talk.work, seen.dialogue_id)
        if open_questions.begun(view.dialogue, talk.work):
            found.append(button("btn-g-q-hall", "g.qh"))
        found.append(button("btn-g-q-write", "g.qw"))
        found.append(button("btn-g-q-ticket", "g.qk"))
        found.append(button("btn-g-q-guide", "g.qu"))
    if seen.merged_into is not None:
        found.append(talk.button("btn-d-q-main", "g.qo", seen.dialogue_id, seen.merged_into))
    home = [
        talk.button("btn-g-q-back", "g.q", seen.dialogue_id),
        talk.button("btn-g-order", "g.ro", seen.dialogue_id),
    ]
    return [*in_rows(found, 2), home]


@question_press("g.qf", say)
def files(talk: Talk, question_id: int, _args: Args) -> None:
    """What came along, once more."""
    seen = questions.look_kept(talk.work, talk.speaker.person_id, question_id)
    _send_files(talk, questions.file_ids(talk.work, question_id))
    talk.say("g-q-files-end", choices=[[_to(talk, seen)]], count=seen.files)


def _send_files(talk: Talk, ids: tuple[int, ...]) -> None:
    for attachment_id in ids:
        talk.say_marked(Marked(""), attachment_id=attachment_id)


def _to(talk: Talk, seen: Seen) -> Choice:
    return talk.button("btn-g-q-one", "g.qo", seen.dialogue_id, seen.id)


@question_press("g.qy", say)
def let_through(talk: Talk, question_id: int, _args: Args) -> None:
    done = question_desk.let_through(talk.work, talk.speaker.person_id, question_id)
    say(talk, question_id, talk.texts("g-q-let" if done else "g-q-let-already"))


@question_press("g.qx", say)
def hide(talk: Talk, question_id: int, _args: Args) -> None:
    question_desk.hide(talk.work, talk.speaker.person_id, question_id)
    say(talk, question_id, talk.texts("g-q-hidden"))


@question_press("g.qk", say)
def ask_ticket(talk: Talk, question_id: int, _args: Args) -> None:
    _ask_sure(talk, question_id, "g-q-ticket-sure", "btn-g-q-ticket-yes", "g.qky")


@question_press("g.qky", say)
def ticket(talk: Talk, question_id: int, _args: Args) -> None:
    open_questions.open_ticket(talk.work, talk.speaker.person_id, question_id)
    say(talk, question_id, talk.texts("g-q-ticket-made"))


@question_press("g.qu", say)
def ask_guide(talk: Talk, question_id: int, _args: Args) -> None:
    _ask_sure(talk, question_id, "g-q-guide-sure", "btn-g-q-guide-yes", "g.quy")


@question_press("g.quy", say)
def guide(talk: Talk, question_id: int, _args: Args) -> None:
    question_desk.guide(talk.work, talk.speaker.person_id, question_id)
    say(talk, question_id, talk.texts("g-q-guided"))


def _ask_sure(talk: Talk, question_id: int, key: str, label: str, verb: str) -> None:
    seen = questions.look_kept(talk.work, talk.speaker.person_id, question_id)
    text = said.listed(seen.text, said.LISTED)
    choices = [[talk.button(label, verb, seen.id)], [_to(talk, seen)]]
    talk.say_marked(talk.texts.of(key, {"text": text, "worded": yes(text)}), choices=choices)


# Merging --------------------------------------------------------------------------------------------------------


@question_press("g.qm", say)
def choose_target(talk: Talk, question_id: int, args: Args) -> None:
    """Into which one: "g.qm:<question>[:<offset>]"."""
    seen = questions.look_kept(talk.work, talk.speaker.person_id, question_id)
    every = question_desk.targets(talk.work, talk.speaker.person_id, question_id)
    page = page_of(every, offset_of(args), CHOICES)
    lines = [talk.texts("g-q-merge-ask" if every else "g-q-merge-none")]
    rows = []
    for place, each in enumerate(page.items, page.offset + 1):
        text = said.listed(each.text, said.LISTED)
        lines.append(talk.texts("d-q-alike-line", place=place, text=text, supports=each.supports))
        short = said.listed(each.text, said.LABEL)
        rows.append(
            [talk.button("btn-d-q-row", "g.qi", question_id, each.id, place=place, text=short, worded="yes")]
        )
    rows += [turns(talk, page, "g.qm", question_id, size=CHOICES), [_to(talk, seen)]]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@question_press("g.qi", say)
def ask_merge(talk: Talk, question_id: int, args: Args) -> None:
    """Before one goes into the other: "g.qi:<question>:<into>"."""
    seen = questions.look_kept(talk.work, talk.speaker.person_id, question_id)
    into = questions.look_kept(talk.work, talk.speaker.person_id, number(args))
    talk.say(
        "g-q-merge-sure",
        choices=[[talk.button("btn-g-q-merge-yes", "g.qiy", seen.id, into.id)], [_to(talk, seen)]],
        text=said.listed(seen.text, said.LISTED),
        worded=yes(seen.text),
        main=said.listed(into.text, said.LISTED),
    )


@question_press("g.qiy", say)
def merge(talk: Talk, question_id: int, args: Args) -> None:
    into = number(args)
    question_desk.merge(talk.work, talk.speaker.person_id, question_id, into)
    say(talk, into, talk.texts("g-q-merged"))


# Words, answers -------------------------------------------------------------------------------------------------


def _begin(talk: Talk, state: str, question_id: int) -> None:
    talk.go(state, **{STEP: question_id})


def _leave(talk: Talk) -> None:
    if STEP in talk.data:
        talk.forget(STEP)


def _ask_words(talk: Talk, seen: Seen, state: str, key: str, *rows: list[Choice]) -> None:
    _begin(talk, state, seen.id)
    text = said.listed(seen.text, said.LISTED)
    asked = talk.texts.of(key, {"text": text, "worded": yes(text)})
    talk.say_marked(asked, choices=[*rows, [_to(talk, seen)]], expects=Expects.TEXT)


Step = Callable[[Talk, int], None]


def _step(state: str) -> Callable[[Step], Step]:
    """What words mean while a step about a question stands at `state`."""

    def register(act: Step) -> Step:
        @answers.on(state)
        def checked(talk: Talk) -> None:
            question_id = int(talk.data.get(STEP, 0))
            if said.stopped(talk):
                say(talk, question_id)
            elif said.words_only(talk):
                try:
                    act(talk, question_id)
                except Stale as no:
                    say(talk, question_id, talk.texts.of(no.key, no.params))

        return act

    return register


@question_press("g.qt", say)
def ask_words(talk: Talk, question_id: int, _args: Args) -> None:
    seen = _open(talk, question_id)
    _send_files(talk, questions.file_ids(talk.work, question_id))
    _ask_words(talk, seen, WORDS, "g-q-type-ask")


def _open(talk: Talk, question_id: int) -> Seen:
    """The question, to begin something with: nobody writes for nothing."""
    seen = questions.look_kept(talk.work, talk.speaker.person_id, question_id)
    if seen.state is not QuestionState.OPEN:
        raise Stale("g-q-moved-on", state=str(seen.state))
    return seen


@_step(WORDS)
def words(talk: Talk, question_id: int) -> None:
    try:
        question_desk.type_words(talk.work, talk.speaker.person_id, question_id, talk.event.text)
    except Invalid as no:
        if no.key != "g-q-sensitive":
            raise
        say(talk, question_id, talk.texts(no.key))
        return
    say(talk, question_id, talk.texts("g-q-typed"))


@question_press("g.qh", say)
def ask_hall(talk: Talk, question_id: int, _args: Args) -> None:
    seen = _open(talk, question_id)
    _ask_words(talk, seen, HALL, "g-q-hall-ask", [talk.button("btn-g-q-hall-now", "g.qhn", seen.id)])


@question_press("g.qhn", say)
def hall_without_note(talk: Talk, question_id: int, _args: Args) -> None:
    _answered(talk, question_id, "")


@_step(HALL)
def hall(talk: Talk, question_id: int) -> None:
    _answered(talk, question_id, talk.event.text)


def _answered(talk: Talk, question_id: int, note: str) -> None:
    open_questions.answer_in_hall(talk.work, talk.speaker.person_id, question_id, note)
    say(talk, question_id, talk.texts("g-q-answered"))


@question_press("g.qw", say)
def ask_answer(talk: Talk, question_id: int, _args: Args) -> None:
    seen = _open(talk, question_id)
    ready = [talk.button("btn-g-q-write-prepared", "g.qws", seen.id)] if seen.prepared else []
    _ask_words(talk, seen, WRITE, "g-q-write-ask", ready)


@question_press("g.qws", say)
def send_prepared(talk: Talk, question_id: int, _args: Args) -> None:
    """What was prepared is the answer."""
    _written(talk, question_id, _open(talk, question_id).prepared)


@_step(WRITE)
def answer(talk: Talk, question_id: int) -> None:
    _written(talk, question_id, talk.event.text)


def _written(talk: Talk, question_id: int, text: str) -> None:
    open_questions.answer_in_writing(talk.work, talk.speaker.person_id, question_id, text)
    say(talk, question_id, talk.texts("g-q-written"))


# Who prepares the answer ----------------------------------------------------------------------------------------


@question_press("g.qa", say)
def ask_body(talk: Talk, question_id: int, _args: Args) -> None:
    _ask_words(talk, _open(talk, question_id), BODY, "g-q-assign-ask")


@_step(BODY)
def body_typed(talk: Talk, question_id: int) -> None:
    seen = _open(talk, question_id)
    found = bodies.find(talk.work, talk.event.text[:NAME], 0, CHOICES)
    rows = [
        [talk.button("btn-a-named", "g.qb", question_id, each.code, name=shorten(each.name, NAME))]
        for each in found.items
    ]
    key = "g-q-assign-found" if rows else "g-q-assign-none"
    talk.say(key, choices=[*rows, [_to(talk, seen)]], expects=Expects.TEXT)


@question_press("g.qb", say)
def assign(talk: Talk, question_id: int, args: Args) -> None:
    done = question_desk.assign(talk.work, talk.speaker.person_id, question_id, ":".join(args))
    say(talk, question_id, talk.texts("g-q-assigned" if done else "g-q-assigned-already"))


@presses.on("g.qp")
def ask_prepared(talk: Talk, args: Args) -> None:
    """Write the answer for the chair: "g.qp:<session>:<question>", by the body asked or who keeps the session."""
    question = question_desk.to_prepare(talk.work, talk.speaker.person_id, number(args, 1))
    _begin(talk, PREPARE, question.id)
    _send_files(talk, question.files)
    talk.say(
        "g-q-prepare-ask",
        choices=[[talk.button("btn-o-stop", "m.menu")]],
        expects=Expects.TEXT,
        text=question.text,
        worded=yes(question.text),
        prepared=question.prepared,
        ready=yes(question.prepared),
    )


@answers.on(PREPARE)
def prepared(talk: Talk) -> None:
    if not said.stopped(talk):
        if not said.words_only(talk):
            return
        question_desk.prepare(talk.work, talk.speaker.person_id, int(talk.data.get(STEP, 0)), talk.event.text)
        key = "g-q-prepared-kept"
    else:
        key = "cancelled"
    _leave(talk)
    talk.say(key, choices=[[talk.button("btn-menu", "m.menu")]])
