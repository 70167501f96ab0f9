"""Looking at one ticket: its card, its whole text, its files, its history."""

from langnghe.handlers.common import desk, official_card, why_date
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Rows, Talk, marked
from langnghe.handlers.official import history_details
from langnghe.handlers.official.room import ticket_press
from langnghe.locales.marked import escape, shorten
from langnghe.models import Act
from langnghe.models.contract import Marked
from langnghe.services import casefile, consulting, explaining, tickets, tracking
from langnghe.services.refusals import Forbidden
from langnghe.services.tickets import EventView

#: Characters of one act's words in the history.
LINE = 300


def visible(talk: Talk, typed: str) -> int | None:
    """The id of the ticket with the typed tracking code, if the speaker may see it by a post."""
    code = tracking.read_code(typed)
    ticket_id = tickets.id_of(talk.work, code) if code else None
    if ticket_id is None:
        return None
    person_id = talk.speaker.person_id
    # Who was asked for an opinion still reads what the own body has said.
    if casefile.may_see(talk.work, person_id, ticket_id) or consulting.was_asked(talk.work, person_id, ticket_id):
        return ticket_id
    return None


@ticket_press("o.open")
def open_card(talk: Talk, ticket_id: int, _args: Args) -> None:
    desk.show(talk, ticket_id)


@ticket_press("o.more")
def more(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    rows = official_card.more(talk.work, talk.texts, seen)
    if not rows:
        desk.show_seen(talk, seen)
        return
    talk.say("o-more", choices=[*rows, *_back(talk, ticket_id)], code=seen.ticket.code)


@ticket_press("o.text")
def whole_text(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    if not seen.readable:
        raise Forbidden("o-restricted-readers", code=seen.ticket.code)
    title = talk.texts("o-text-title", code=seen.ticket.code)
    talk.say_marked(Marked(f"{title}\n\n{escape(seen.ticket.text)}"), choices=_back(talk, ticket_id))


@ticket_press("o.files")
def files(talk: Talk, ticket_id: int, _args: Args) -> None:
    files = casefile.file_ids(talk.work, talk.speaker.person_id, ticket_id)
    code = tickets.view(talk.work, ticket_id).code
    if not files:
        talk.say("o-files-none", choices=_back(talk, ticket_id), code=code)
        return
    talk.say("o-files-title", code=code, count=len(files))
    for attachment_id in files:
        talk.say_marked(Marked(""), attachment_id=attachment_id)
    talk.say("o-files-end", choices=_back(talk, ticket_id), code=code)


@ticket_press("o.due")
def why_this_date(talk: Talk, ticket_id: int, _args: Args) -> None:
    why = explaining.for_official(talk.work, talk.speaker.person_id, ticket_id)
    talk.say_marked(why_date.words(talk.texts, why), choices=_back(talk, ticket_id))


@ticket_press("o.hist")
def history(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen, events = casefile.history(talk.work, talk.speaker.person_id, ticket_id)
    lines = [talk.texts("o-history-title", code=seen.ticket.code)]
    for event in events:
        lines.extend(_lines(talk, event))
    if len(events) == casefile.HISTORY:
        lines.append(talk.texts("o-history-older", count=casefile.HISTORY))
    talk.say_marked(Marked("\n".join(lines)), choices=_back(talk, ticket_id))


def _lines(talk: Talk, event: EventView) -> list[Marked]:
    texts = talk.texts
    who = official_card.who(texts, event)
    if event.body_name and event.actor_role != "citizen":
        who = texts("o-history-body", who=marked(who), body=event.body_name)
    act = official_card.act_words(texts, event)
    lines = [texts("o-history-line", at=event.at, who=marked(who), act=marked(act))]
    if event.act in {Act.TRANSFER, Act.SEND_BACK, Act.DECIDE}:
        lines.extend(_move(talk, event))
    else:
        lines.extend(history_details.lines(talk.texts, event))
    if event.text:
        lines.append(texts("o-history-text", text=shorten(event.text, LINE)))
    return lines


def _move(talk: Talk, event: EventView) -> list[Marked]:
    """From where to where, on what ground, and whether it went to the umpire instead."""
    texts, data = talk.texts, event.data
    lines = [texts("o-history-transfer", **{side: str(data[f"{side}_name"]) for side in ("from", "to")})]
    if data.get("umpire"):
        lines.append(texts("o-history-umpire", umpire=data["umpire"], proposed=data["proposed"]))
    if data.get("reason"):
        why = marked(texts(f"pass-{data['reason']}"))
        lines.append(texts("o-history-reason", because=why, ground=data["ground"]))
    return lines


def _back(talk: Talk, ticket_id: int) -> Rows:
    return [[talk.button("btn-o-back", "o.open", ticket_id)]]
