"""What a chat may not take in (complaints, denunciations), said lawfully; and the number to call first."""

from langnghe.handlers.citizen import draft as drafts
from langnghe.handlers.citizen.draft import Draft
from langnghe.handlers.common.talk import Talk, marked
from langnghe.locales.texts import Texts
from langnghe.models.contract import Marked
from langnghe.services import desks, unsent
from langnghe.services.desks import Desk


def emergency(talk: Talk, number: str) -> None:
    """The number to call, before anything else is said."""
    talk.say("emergency", number=int(number))


def complaint(talk: Talk, draft: Draft | None) -> None:
    """How a complaint is filed (Luật Khiếu nại Art. 8, 9); the draft may still go on as a report."""
    choices = [[talk.button("btn-menu", "m.menu")]]
    if draft is not None:
        drafts.keep(talk, draft)
        choices = [
            [talk.button("btn-only-report", "c.onlyreport", draft.id)],
            [talk.button("btn-draft-drop", "c.drop", draft.id)],
            *choices,
        ]
    talk.speaker.state = None
    where = marked(_desks(talk, secret=False))
    talk.say("complaint-guide", choices=choices, desks=where, messenger=_messenger(talk))


def denunciation(talk: Talk, *names: str) -> None:
    """How a denunciation is made (Luật Tố cáo Art. 22, 23); the drafts of these names are not kept (Art. 8)."""
    drafts.drop(talk, *names)
    if names and talk.work.office.channels[talk.speaker.channel].inbox:
        unsent.blank_newest_line(talk.work, talk.speaker.identity_id, talk.texts.label("line-not-kept"))
    talk.speaker.state = None
    choices = [
        [talk.button("btn-plain-report", "c.plainreport")],
        [talk.button("btn-menu", "m.menu")],
    ]
    where = marked(_desks(talk, secret=True))
    talk.say("denunciation-guide", choices=choices, desks=where, messenger=_messenger(talk))


def _messenger(talk: Talk) -> str:
    return talk.speaker.channel.partition("_")[0]


def _desks(talk: Talk, *, secret: bool) -> Marked:
    area = talk.speaker.area_code
    found = desks.petition_desks(talk.work, area, secret=secret)
    return Marked("\n".join(desk_line(talk.texts, desk, talk.work.office.contact) for desk in found))


def desk_line(texts: Texts, desk: Desk, contact: str) -> Marked:
    """Where a body is found; the office's own contact where its address has not been entered."""
    facts = [
        texts("desk-address", address=desk.address) if desk.address else "",
        texts("desk-phone", phone=desk.phone) if desk.phone else "",
        texts("desk-hours", hours=desk.opening_hours) if desk.opening_hours else "",
    ]
    if not any(facts) and contact:
        facts = [texts("desk-ask", contact=contact)]
    lines = [texts("desk", name=desk.name), *(fact for fact in facts if fact)]
    return Marked("\n".join(lines))
