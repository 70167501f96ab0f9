"""One's own tickets: the list, the card, urging, withdrawing, reopening."""

from langnghe.handlers.citizen import draft as drafts
from langnghe.handlers.citizen import status
from langnghe.handlers.citizen.room import answers, presses, ticket_press, words
from langnghe.handlers.common import citizen_card, why_date
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services import attachments, explaining, following
from langnghe.services.refusals import Invalid

PAGE = 5
#: Files shown at one press: a messenger takes them one by one.
MOST_FILES_SHOWN = 10
#: Files that came while the reason for reopening was asked, without any words yet.
REOPEN_FILES = "reopen_files"


@words.on("phieu cua toi", "phieu", "phieu toi", "my tickets", "tickets", "phieucuatoi")
def mine_word(talk: Talk) -> None:
    _list(talk, 0)


@presses.on("c.mine")
def mine(talk: Talk, args: Args) -> None:
    _list(talk, offset_of(args))


def _list(talk: Talk, offset: int) -> None:
    talk.speaker.state = None
    page = following.mine(talk.work, talk.speaker.person_id, offset, PAGE)
    if not page.total:
        choices = [[talk.button("btn-new", "c.new")], [talk.button("btn-menu", "m.menu")]]
        talk.say("mine-none", choices=choices)
        return
    texts = talk.texts
    lines = [texts("mine-title", first=page.offset + 1, last=page.offset + len(page.items), total=page.total)]
    lines += [citizen_card.line(texts, each) for each in page.items]
    rows = [[Choice(each.code, token("c.show", each.id))] for each in page.items]
    turned = turns(talk, page, "c.mine", size=PAGE)
    talk.say_marked(Marked("\n\n".join(lines)), choices=[*rows, turned, [talk.button("btn-menu", "m.menu")]])


@ticket_press("c.show", keeps=True)
def show(talk: Talk, ticket_id: int, _args: Args) -> None:
    status.show(talk, ticket_id)


@ticket_press("c.again")
def show_again(talk: Talk, ticket_id: int, _args: Args) -> None:
    status.show(talk, ticket_id)


@ticket_press("c.due")
def why_this_date(talk: Talk, ticket_id: int, _args: Args) -> None:
    why = explaining.for_citizen(talk.work, talk.speaker.person_id, ticket_id)
    talk.speaker.state = None
    back = [[talk.button("btn-ticket-card", "c.again", ticket_id)]]
    talk.say_marked(why_date.words(talk.texts, why), choices=back)


@ticket_press("c.files", keeps=True)
def files(talk: Talk, ticket_id: int, _args: Args) -> None:
    """Send the ticket's files again; what is not kept is only counted."""
    status.own(talk, ticket_id)
    every = [each for each in attachments.of_ticket(talk.work, ticket_id) if each.state == "stored"]
    for each in every[:MOST_FILES_SHOWN]:
        talk.say_marked(Marked(""), attachment_id=each.id)
    choices = [[talk.button("btn-ticket-card", "c.show", ticket_id)]]
    talk.say("files-shown", choices=choices, shown=min(len(every), MOST_FILES_SHOWN), total=len(every))


@ticket_press("c.urge")
def urge(talk: Talk, ticket_id: int, _args: Args) -> None:
    following.urge(talk.work, talk.speaker.person_id, ticket_id)
    status.show(talk, ticket_id, talk.texts("urged"))


# Withdrawing --------------------------------------------------------------------------------------------------


@ticket_press("c.withdraw")
def ask_withdraw(talk: Talk, ticket_id: int, _args: Args) -> None:
    ticket = status.own(talk, ticket_id)
    if not ticket.open:
        status.show_view(talk, ticket, citizen_card.moved_on(talk.texts, ticket))
        return
    talk.speaker.state = None
    talk.say(
        "withdraw-sure",
        choices=[
            [talk.button("btn-withdraw-yes", "c.withdrawn", ticket_id)],
            [talk.button("btn-withdraw-no", "c.again", ticket_id)],
        ],
        code=ticket.code,
    )


@ticket_press("c.withdrawn")
def withdraw(talk: Talk, ticket_id: int, _args: Args) -> None:
    following.withdraw(talk.work, talk.speaker.person_id, ticket_id)
    status.show(talk, ticket_id, talk.texts("withdrawn"))


# Reopening ----------------------------------------------------------------------------------------------------


@ticket_press("c.reopen", keeps=True)
def ask_reopen(talk: Talk, ticket_id: int, _args: Args) -> None:
    ticket = status.own(talk, ticket_id)
    if not ticket.can_reopen:
        status.show_view(talk, ticket, talk.texts("reopen-not-now"))
        return
    talk.go("citizen.reopen", ticket=ticket_id, **{REOPEN_FILES: []})
    talk.say(
        "reopen-ask",
        choices=[[talk.button("btn-back", "c.again", ticket_id)]],
        expects=Expects.TEXT,
        code=ticket.code,
    )


@answers.on("citizen.reopen")
def reopen(talk: Talk) -> None:
    ticket_id = int(talk.data.get("ticket", 0))
    piece = drafts.piece_of(talk)
    files = (*talk.data.get(REOPEN_FILES, ()), *piece.files)
    if not piece.text:
        talk.data[REOPEN_FILES] = list(files)
        back = [[talk.button("btn-back", "c.again", ticket_id)]]
        talk.say("reopen-words-too", choices=back, expects=Expects.TEXT)
        return
    try:
        following.reopen(talk.work, talk.speaker.person_id, ticket_id, piece.text, files)
    except Invalid as no:
        if no.key in {"reopen-reason", "text-too-long"}:
            raise
        status.show(talk, ticket_id, talk.texts.of(no.key, no.params))
        return
    talk.data.pop(REOPEN_FILES, None)
    status.show(talk, ticket_id, talk.texts("reopened"))
