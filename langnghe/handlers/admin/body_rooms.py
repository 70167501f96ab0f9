"""The bodies: what people are told of them (address, telephone, hours), which is above, who approves answers."""

from langnghe.handlers.admin.room import (
    answers,
    ask_text,
    begin,
    body_search,
    form,
    home,
    leave,
    presses,
)
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Marked
from langnghe.services import bodies
from langnghe.services.bodies import BodyCard
from langnghe.services.refusals import NotFound

SEARCH, DETAIL, SUPERIOR = "admin.body", "admin.body.detail", "admin.body.superior"


@presses.on("a.body")
def search(talk: Talk, _args: Args) -> None:
    begin(talk, SEARCH)
    ask_text(talk, "a-body-ask")


body_search(SEARCH, "a.b")


@presses.on("a.b")
def card(talk: Talk, args: Args) -> None:
    _show(talk, bodies.card(talk.work, ":".join(args)))


@presses.on("a.bset")
def change(talk: Talk, args: Args) -> None:
    """Ask for one detail: "a.bset:<detail>:<body>"."""
    detail, found = _detail(args), bodies.card(talk.work, ":".join(args[1:]))
    begin(talk, DETAIL, body=found.code, detail=detail)
    now = str(getattr(found, detail))
    clear = [talk.button("btn-a-detail-clear", "a.bclr")] if now else []
    ask_text(talk, f"a-detail-{detail}", clear, body=found.name, now=now, known=yes(now))


@answers.on(DETAIL)
def written(talk: Talk) -> None:
    _describe(talk, talk.event.text)


@presses.on("a.bclr")
def clear(talk: Talk, _args: Args) -> None:
    _describe(talk, "")


def _describe(talk: Talk, value: str) -> None:
    filled = form(talk)
    if "detail" not in filled:
        raise NotFound("button-old")
    found = bodies.describe(talk.work, str(filled["body"]), str(filled["detail"]), value, talk.speaker.person_id)
    _show(talk, found, "a-body-changed")


@presses.on("a.babove")
def superior(talk: Talk, args: Args) -> None:
    """Ask which body is above this one: "a.babove:<body>"."""
    found = bodies.card(talk.work, ":".join(args))
    begin(talk, SUPERIOR, body=found.code)
    ask_text(talk, "a-superior-ask", body=found.name)


body_search(SUPERIOR, "a.bu")


@presses.on("a.bu")
def place(talk: Talk, args: Args) -> None:
    body = str(form(talk).get("body", ""))
    found = bodies.place_under(talk.work, body, ":".join(args), talk.speaker.person_id)
    _show(talk, found, "a-body-changed")


@presses.on("a.bapp")
def approval(talk: Talk, args: Args) -> None:
    """Whether the head must approve answers: "a.bapp:<yes|no>:<body>"."""
    if not args or args[0] not in {"yes", "no"}:
        raise NotFound("button-old")
    found = bodies.require_approval(talk.work, ":".join(args[1:]), args[0] == "yes", talk.speaker.person_id)
    _show(talk, found, "a-body-changed")


def _show(talk: Talk, found: BodyCard, first: str = "") -> None:
    leave(talk)
    other = "no" if found.approval_required else "yes"
    card = talk.texts(
        "a-body-card",
        name=found.name,
        code=found.code,
        head=found.head_name,
        headed=yes(found.head_name),
        superior=found.superior_name,
        placed=yes(found.superior_name),
        address=found.address,
        located=yes(found.address),
        phone=found.phone,
        phoned=yes(found.phone),
        hours=found.opening_hours,
        opened=yes(found.opening_hours),
        approval=yes(found.approval_required),
    )
    talk.say_marked(
        Marked("\n".join([*([talk.texts(first)] if first else []), card])),
        choices=[
            [talk.button("btn-a-set-address", "a.bset", "address", found.code)],
            [
                talk.button("btn-a-set-phone", "a.bset", "phone", found.code),
                talk.button("btn-a-set-hours", "a.bset", "opening_hours", found.code),
            ],
            [
                talk.button(f"btn-a-approval-{other}", "a.bapp", other, found.code),
                talk.button("btn-a-set-superior", "a.babove", found.code),
            ],
            [talk.button("btn-a-invite-here", "a.inv", found.code)],
            [talk.button("btn-a-bodies", "a.body")],
            home(talk),
        ],
    )


def _detail(args: Args) -> str:
    if not args or args[0] not in bodies.DETAILS:
        raise NotFound("button-old")
    return args[0]
