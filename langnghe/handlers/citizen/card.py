"""The draft's card: everything that will be sent, who gets it and by when an answer is due, in one message."""

from langnghe.handlers.citizen.draft import Draft
from langnghe.handlers.citizen.recent import recent_ticket
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, marked
from langnghe.locales.marked import shorten
from langnghe.locales.texts import Texts
from langnghe.models.contract import Choice, Marked
from langnghe.services import intake

#: Characters of the citizen's own words on a card; the whole text is kept.
QUOTED = 300


def show(talk: Talk, draft: Draft, first: Marked | None = None) -> None:
    """Show the card, or first ask what the matter is about where the text leaves it open.

    `first` is said above it, in the same message.
    """
    talk.speaker.state = "citizen.draft"
    if draft.open_field:
        _ask_field(talk, draft, first)
        return
    proposal = intake.propose(talk.work, draft.as_sent())
    texts = talk.texts
    lines = [
        texts("card-title", kind=marked(texts(f"kind-{draft.kind}"))),
        _content(texts, draft),
        texts("card-field", field=proposal.field_names[_names(texts)], open=yes(draft.field == intake.OTHER)),
        texts("card-area", area=proposal.area_name),
        texts("card-body", body=proposal.body_name, head=proposal.head_name, named=yes(proposal.head_name)),
        texts("card-due", due=proposal.due_date),
        texts("card-identity", anonymous=yes(draft.anonymous)),
    ]
    if not draft.pieces:
        lines.append(texts("card-no-words"))
    text = "\n".join([*([first, ""] if first else []), *lines])
    talk.say_marked(Marked(text), choices=_choices(talk, draft))


def say_added(talk: Talk, draft: Draft) -> None:
    """A short word after one more photo of an album: how much the draft holds now."""
    talk.say(
        "draft-added",
        choices=[[talk.button("btn-send", "c.send", draft.id)], [talk.button("btn-see-card", "c.card", draft.id)]],
        files=len(draft.files),
        words=yes(draft.pieces),
    )


def _choices(talk: Talk, draft: Draft) -> Rows:
    def button(key: str, verb: str) -> Choice:
        return talk.button(key, verb, draft.id)

    identity = button("btn-name-me", "c.named") if draft.anonymous else button("btn-anonymous", "c.anonymous")
    rows = [
        [button("btn-send", "c.send")],
        [button("btn-change-field", "c.field"), button("btn-change-kind", "c.kind")],
        [button("btn-change-place", "c.where"), identity],
        [button("btn-add-more", "c.more"), button("btn-draft-drop", "c.drop")],
    ]
    if one_commune(talk):
        rows[2] = [identity]
    if recent := recent_ticket(talk):
        rows.append([talk.button("btn-into-ticket", "c.into", draft.id, recent.id, code=recent.code)])
    return rows


def one_commune(talk: Talk) -> bool:
    """The office serves one commune: there is no place to choose."""
    return len(talk.work.office.gazetteer.places) == 1


def _content(texts: Texts, draft: Draft) -> Marked:
    parts: list[str] = []
    if draft.pieces:
        parts.append(texts("card-text", text=shorten(draft.text, QUOTED)))
    if draft.files:
        parts.append(texts("card-files", count=len(draft.files)))
    if draft.point is not None:
        parts.append(texts("card-point"))
    return Marked("\n".join(parts))


def _ask_field(talk: Talk, draft: Draft, first: Marked | None) -> None:
    texts = talk.texts
    offered = intake.fields(talk.work, tuple(draft.likely))
    rows = [[Choice(each.names[_names(texts)], f"c.setfield:{draft.id}:{each.code}")] for each in offered]
    rows.append([talk.button("btn-other-field", "c.field", draft.id)])
    rows.append([talk.button("btn-field-unknown", "c.setfield", draft.id, intake.OTHER)])
    asked = texts("field-ask-likely", text=shorten(draft.text, QUOTED))
    talk.say_marked(Marked("\n\n".join([*([first] if first else []), asked])), choices=rows)


def _names(texts: Texts) -> str:
    return "en" if texts.language == "en" else "vi"
