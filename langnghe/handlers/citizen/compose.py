"""Writing: beginning, consenting, adding, joining, dropping, sending."""

from langnghe.handlers.citizen import card, flow, guidance, home_village, places, receipt
from langnghe.handlers.citizen import draft as drafts
from langnghe.handlers.citizen.draft import NEXT, Draft
from langnghe.handlers.citizen.room import answers, draft_press, keep_pressed, presses, words
from langnghe.handlers.common import menu, start
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.menu import DRAFT
from langnghe.handlers.common.talk import Talk, marked
from langnghe.models import TicketKind
from langnghe.models.contract import Expects, InputKind
from langnghe.services import consent, desks, intake
from langnghe.services.folding import fold

YES = frozenset({"dong y", "toi dong y", "co", "ok", "yes", "agree", "i agree"})
NO = frozenset({"khong", "khong dong y", "toi khong dong y", "no", "disagree"})

# Consent ------------------------------------------------------------------------------------------------------


@presses.on("c.agree")
def agree(talk: Talk, _args: Args) -> None:
    keep_pressed(talk)
    if not talk.speaker.consented:
        consent.agree(talk.work, talk.speaker.person_id)
        talk.speaker.consented = True
    thanks = talk.texts("consent-thanks")
    draft = drafts.current(talk)
    if draft is not None:
        flow.proceed(talk, draft, thanks)
    elif not places.home(talk):
        places.ask(talk, first=thanks)
    else:
        home_village.offer(talk, thanks)


@presses.on("c.decline")
def decline(talk: Talk, _args: Args) -> None:
    """A no is a no: nothing of what was sent is kept, and there are other ways to the office."""
    _without_consent(talk, "consent-declined")


@presses.on("c.takeback")
def take_back(talk: Talk, _args: Args) -> None:
    consent.take_back(talk.work, talk.speaker.person_id)
    talk.speaker.consented = False
    _without_consent(talk, "consent-taken-back")


def _without_consent(talk: Talk, key: str) -> None:
    drafts.drop(talk, DRAFT, NEXT)
    talk.speaker.state = None
    desk = desks.front_desk(talk.work)
    contact = talk.work.office.contact
    where = guidance.desk_line(talk.texts, desk, contact) if desk else talk.texts("desk-ask", contact=contact)
    talk.say(
        key,
        choices=[[talk.button("btn-agree-after-all", "c.agree")], [talk.button("btn-find", "c.find")]],
        desk=marked(where),
    )


@answers.on("citizen.consent")
def consent_in_words(talk: Talk) -> None:
    """A yes or no that was typed counts; anything else is kept until one comes."""
    said = fold(talk.event.text).strip(" .!") if talk.event.kind is InputKind.TEXT else ""
    if said in YES:
        agree(talk, ())
    elif said in NO:
        decline(talk, ())
    else:
        flow.take(talk)


# Beginning ----------------------------------------------------------------------------------------------------


@presses.on("c.new")
def new(talk: Talk, _args: Args) -> None:
    begin(talk)


@words.on("phan anh", "phan anh moi", "gui phan anh", "gui phan anh moi", "moi", "new", "report")
def begin(talk: Talk) -> None:
    draft = drafts.current(talk)
    if draft is not None:
        flow.proceed(talk, draft, talk.texts("draft-unsent"))
    elif not talk.speaker.consented:
        start.ask_consent(talk, "welcome")
    elif not places.home(talk):
        places.ask(talk)
    else:
        flow.invite(talk)


@words.on("tieptuc", "tiep tuc", "continue", "resume")
def go_on(talk: Talk) -> None:
    draft = drafts.current(talk)
    if draft is not None:
        flow.proceed(talk, draft)
    else:
        menu.show(talk, "nothing-to-continue")


@presses.on("c.card")
def see_card(talk: Talk, args: Args) -> None:
    draft = drafts.current(talk)
    if draft is None or (args and args[0] != draft.id):
        receipt.instead_of_draft(talk, args[0] if args else "")
    else:
        flow.proceed(talk, draft)


# Adding, joining, dropping ------------------------------------------------------------------------------------


@draft_press("c.more")
def more(talk: Talk, draft: Draft, _args: Args) -> None:
    talk.speaker.state = "citizen.draft"
    talk.say(
        "draft-more",
        choices=[[talk.button("btn-see-card", "c.card", draft.id)]],
        expects=Expects.TEXT,
    )


@answers.on("citizen.which")
def still_which(talk: Talk) -> None:
    flow.take(talk)


@presses.on("c.join")
def join(talk: Talk, _args: Args) -> None:
    """What came beside the older draft belongs to it."""
    draft, beside = drafts.current(talk), drafts.waiting(talk)
    if draft is None or beside is None:
        receipt.instead_of_draft(talk, "")
        return
    talk.data.pop(NEXT)
    piece = drafts.Piece(beside.text, tuple(beside.files), beside.point)
    drafts.add(draft, piece)
    if piece.text:
        flow.read(talk, draft)
    flow.proceed(talk, draft)


@presses.on("c.fresh")
def fresh(talk: Talk, _args: Args) -> None:
    """What came is a matter of its own; the older draft is dropped."""
    beside = drafts.waiting(talk)
    if beside is None:
        receipt.instead_of_draft(talk, "")
        return
    talk.data.pop(NEXT)
    drafts.drop(talk, DRAFT)
    flow.proceed(talk, beside)


@draft_press("c.drop")
def ask_drop(talk: Talk, draft: Draft, _args: Args) -> None:
    talk.speaker.state = None
    talk.say(
        "draft-drop-sure",
        choices=[
            [talk.button("btn-draft-drop-yes", "c.dropped", draft.id)],
            [talk.button("btn-draft-keep", "c.card", draft.id)],
        ],
    )


@draft_press("c.dropped")
def drop(talk: Talk, _draft: Draft, _args: Args) -> None:
    drafts.drop(talk, DRAFT)
    menu.show(talk, "draft-dropped")


# What is no report --------------------------------------------------------------------------------------------


@draft_press("c.onlyreport")
def only_report(talk: Talk, draft: Draft, _args: Args) -> None:
    """The person says that it is no complaint: it goes on as a report."""
    draft.kind, draft.kind_chosen = str(TicketKind.REPORT), True
    flow.proceed(talk, draft)


@presses.on("c.plainreport")
def plain_report(talk: Talk, _args: Args) -> None:
    """No denunciation: the matter is to be written anew, in plain words and without a name."""
    talk.speaker.state = None
    talk.say("write-plainly", choices=[[talk.button("btn-menu", "m.menu")]], expects=Expects.ANYTHING)


@presses.on("c.petitions")
def petitions(talk: Talk, _args: Args) -> None:
    about_petitions(talk)


@words.on("khieu nai", "to cao", "khieu nai to cao", "complaint", "denunciation")
def about_petitions(talk: Talk) -> None:
    talk.say(
        "petitions",
        choices=[
            [talk.button("btn-complaint", "c.guide", TicketKind.COMPLAINT)],
            [talk.button("btn-denunciation", "c.guide", TicketKind.DENUNCIATION)],
            [talk.button("btn-menu", "m.menu")],
        ],
    )


@presses.on("c.guide")
def guide(talk: Talk, args: Args) -> None:
    if args and args[0] == TicketKind.DENUNCIATION:
        guidance.denunciation(talk)
    else:
        guidance.complaint(talk, None)


# Sending ------------------------------------------------------------------------------------------------------


@draft_press("c.send")
def send(talk: Talk, draft: Draft, _args: Args) -> None:
    """Send the draft, once: a second press finds the receipt (`receipt.instead_of_draft`)."""
    draft.area = draft.area or places.home(talk)
    sendable = TicketKind(draft.kind) in intake.KINDS
    if not (sendable and draft.area and talk.speaker.consented):
        flow.proceed(talk, draft)
        return
    if draft.text == "" and not draft.files:
        card.show(talk, draft, talk.texts("nothing-to-send"))
        return
    taken = intake.take_in(talk.work, talk.speaker.person_id, draft.as_sent())
    drafts.remember_sent(talk, draft.id, taken.ticket_id)
    receipt.show(talk, taken.ticket_id)
