"""Changing what the card proposes: field, kind, place, and who sees the name."""

from langnghe.handlers.citizen import card, flow, places
from langnghe.handlers.citizen import draft as drafts
from langnghe.handlers.citizen.draft import Draft
from langnghe.handlers.citizen.room import answers, draft_press
from langnghe.handlers.common.acts import Args, aside
from langnghe.handlers.common.menu import show as show_menu
from langnghe.handlers.common.talk import Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.models import TicketKind
from langnghe.models.contract import Choice, Expects, InputKind
from langnghe.services import intake, profile
from langnghe.services.paging import page_of

FIELDS_PER_PAGE = 8
NAME = "name"

# Field and kind -----------------------------------------------------------------------------------------------


@draft_press("c.field")
def choose_field(talk: Talk, draft: Draft, args: Args) -> None:
    page = page_of(intake.fields(talk.work), offset_of(args), FIELDS_PER_PAGE)
    language = "en" if talk.texts.language == "en" else "vi"
    rows = in_rows(
        Choice(field.names[language], token("c.setfield", draft.id, field.code)) for field in page.items
    )
    turned = turns(talk, page, "c.field", draft.id, size=FIELDS_PER_PAGE)
    talk.speaker.state = "citizen.draft"
    talk.say("field-ask", choices=[*rows, turned, [talk.button("btn-back", "c.card", draft.id)]])


@draft_press("c.setfield")
def set_field(talk: Talk, draft: Draft, args: Args) -> None:
    if args and intake.fields(talk.work, (args[0],)):
        draft.field, draft.field_chosen, draft.likely = args[0], True, []
    flow.proceed(talk, draft)


@draft_press("c.kind")
def choose_kind(talk: Talk, draft: Draft, _args: Args) -> None:
    kinds = (*intake.KINDS, TicketKind.COMPLAINT, TicketKind.DENUNCIATION)
    rows = in_rows(Choice(talk.texts.label(f"kind-{kind}"), token("c.setkind", draft.id, kind)) for kind in kinds)
    talk.speaker.state = "citizen.draft"
    talk.say("kind-ask", choices=[*rows, [talk.button("btn-back", "c.card", draft.id)]])


@draft_press("c.setkind")
def set_kind(talk: Talk, draft: Draft, args: Args) -> None:
    if args and args[0] in set(TicketKind):
        draft.kind, draft.kind_chosen = args[0], True
    flow.proceed(talk, draft)


# Place --------------------------------------------------------------------------------------------------------


@draft_press("c.where")
def choose_place(talk: Talk, draft: Draft, _args: Args) -> None:
    if card.one_commune(talk):
        flow.proceed(talk, draft)
    else:
        places.ask(talk, places.MATTER)


# Name ---------------------------------------------------------------------------------------------------------


@draft_press("c.anonymous")
def be_anonymous(talk: Talk, draft: Draft, _args: Args) -> None:
    draft.anonymous = True
    flow.proceed(talk, draft)


@draft_press("c.named")
def be_named(talk: Talk, draft: Draft, _args: Args) -> None:
    """Ask for the name officials will see; the one known already is offered."""
    known = profile.known(talk.work, talk.speaker.person_id)
    rows = [[talk.button("btn-back", "c.card", draft.id)]]
    if known.name:
        rows.insert(0, [talk.button("btn-use-name", "c.usename", draft.id, name=known.name[:40])])
    talk.speaker.state = "citizen.name"
    talk.say("name-ask", choices=rows, expects=Expects.TEXT)


@draft_press("c.usename")
def use_name(talk: Talk, draft: Draft, _args: Args) -> None:
    known = profile.known(talk.work, talk.speaker.person_id)
    _ask_phone(talk, draft, known.name, known.phone)


@answers.on("citizen.name")
def name_told(talk: Talk) -> None:
    draft = drafts.current(talk)
    if talk.event.kind is not InputKind.TEXT or draft is None:
        flow.take(talk)
        return
    known = profile.known(talk.work, talk.speaker.person_id)
    _ask_phone(talk, draft, profile.read_name(talk.event.text), known.phone)


def _ask_phone(talk: Talk, draft: Draft, name: str, known: str) -> None:
    talk.go("citizen.phone", **{NAME: name})
    rows = [[talk.button("btn-no-phone", "c.nophone", draft.id)], [talk.button("btn-back", "c.card", draft.id)]]
    if known:
        rows.insert(0, [talk.button("btn-use-phone", "c.usephone", draft.id, phone=known)])
    talk.say("phone-ask", choices=rows, expects=Expects.TEXT, name=name)


@answers.on("citizen.phone")
def phone_told(talk: Talk) -> None:
    draft = drafts.current(talk)
    event = talk.event
    if draft is None or event.kind not in {InputKind.TEXT, InputKind.CONTACT}:
        flow.take(talk)
        return
    _named(talk, draft, event.phone if event.kind is InputKind.CONTACT else event.text)


@draft_press("c.nophone")
def no_phone(talk: Talk, draft: Draft, _args: Args) -> None:
    _named(talk, draft, "")


@draft_press("c.usephone")
def use_phone(talk: Talk, draft: Draft, _args: Args) -> None:
    _named(talk, draft, profile.known(talk.work, talk.speaker.person_id).phone)


def _named(talk: Talk, draft: Draft, phone: str) -> None:
    name = talk.data.pop(NAME, "")
    if not name:
        flow.proceed(talk, draft)
        return
    profile.give_name(talk.work, talk.speaker.person_id, name, phone)
    draft.anonymous = False
    flow.proceed(talk, draft)


def contact_unasked(talk: Talk) -> None:
    """A phone number came that nobody asked for: it is not kept."""
    if drafts.current(talk) is None:
        show_menu(talk, "contact-unasked")
    else:
        aside(talk, "contact-unasked")
