"""Groups and channels of villages: which there are, what each is used for, how the bot gets into one."""

from typing import Any

from langnghe.handlers.broadcast.room import PAGE, answers, list_offers, presses, words
from langnghe.handlers.common import group_card, menu
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.group_card import title
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.locales.marked import escape, shorten
from langnghe.models import GroupState
from langnghe.models.contract import Choice, Expects, InputKind, Marked
from langnghe.services import authority
from langnghe.services.broadcast import group_errands, group_list, groups
from langnghe.services.broadcast.group_list import GroupView
from langnghe.services.refusals import NotFound

LIST, AREA = "broadcast.groups", "broadcast.groups.area"
#: Where a conversation remembers what is searched for, and which group an area is asked for.
FORM = "groups"
#: Characters of a button's label, and of what is searched for.
LABEL = 60


def _list_offer(talk: Talk) -> Rows:
    """What admins set for announcements: the groups that get them, and when a second person approves."""
    if not authority.is_admin(talk.work, talk.speaker.person_id):
        return []
    new = group_list.counts(talk.work)[GroupState.NEW]
    return [[talk.button("btn-b-groups", "b.g", new=new), talk.button("btn-a-size", "a.size")]]


list_offers.append(_list_offer)


# The list -------------------------------------------------------------------------------------------------------


@words.on("nhom", "nhom va kenh", "groups")
def word(talk: Talk) -> None:
    if _admin(talk):
        _list(talk, "", 0)


@presses.on("b.g")
def listed(talk: Talk, _args: Args) -> None:
    """All groups and channels."""
    _list(talk, "", 0)


@presses.on("b.gp")
def turned(talk: Talk, args: Args) -> None:
    """Another page of what was searched for: "b.gp:<offset>"."""
    _list(talk, str(_form(talk).get("typed", "")), offset_of(args))


@answers.on(LIST)
def searched(talk: Talk) -> None:
    if _admin(talk) and _typed(talk):
        _list(talk, " ".join(talk.event.text[:LABEL].split()), 0)


def _list(talk: Talk, typed: str, offset: int) -> None:
    page = group_list.listed(talk.work, talk.speaker.person_id, typed, offset, PAGE)
    there = group_list.counts(talk.work)
    talk.go(LIST, **{FORM: {"typed": typed}})
    said = [
        talk.texts("b-groups", new=there[GroupState.NEW], used=there[GroupState.USED], left=there[GroupState.LEFT])
    ]
    if typed:
        said.append(talk.texts("b-groups-found", typed=typed, count=page.total))
    said += [_line(talk, each) for each in page.items]
    if sum(there.values()):
        said += [Marked(""), talk.texts("b-groups-ask")]
    rows: Rows = [
        *([talk.button("btn-b-group", "b.gi", each.id, title=_label(talk, each))] for each in page.items),
        turns(talk, page, "b.gp", size=PAGE),
        [talk.button("btn-b-groups-all", "b.g")] if typed else [],
        [talk.button("btn-b-group-how", "b.gh")],
        _home(talk),
    ]
    talk.say_marked(Marked("\n".join(said)), choices=rows, expects=Expects.TEXT)


def _line(talk: Talk, each: GroupView) -> Marked:
    return talk.texts(
        "b-groups-line",
        state=str(each.state),
        kind=group_card.kind(each),
        title=title(talk.texts, each),
        area=each.area_name,
    )


def _label(talk: Talk, each: GroupView) -> str:
    return shorten(title(talk.texts, each), LABEL)


@presses.on("b.gh")
def how(talk: Talk, _args: Args) -> None:
    """How the bot gets into a group: the steps, and the links that take the first of them."""
    authority.require_admin(talk.work, talk.speaker.person_id)
    talk.forget(FORM)
    bot = talk.work.office.telegram_username
    if not bot:
        talk.say("b-group-how-no-bot", choices=[_back(talk), _home(talk)])
        return
    # A channel takes a bot only as an admin; a group takes it as a member, who is not shown what others write.
    links = (
        ("btn-b-group-to-group", f"https://t.me/{bot}?startgroup=true"),
        ("btn-b-group-to-channel", f"https://t.me/{bot}?startchannel&admin=post_messages"),
    )
    said, rows = [talk.texts("b-group-how", bot=bot, days=groups.UNUSED.days)], []
    for label, address in links:
        words = talk.texts.label(label)
        if talk.work.office.channels[talk.speaker.channel].buttons:
            rows.append([Choice(words, url=address)])
        else:
            said.append(Marked(f"{escape(words)}: {escape(address)}"))
    talk.say_marked(Marked("\n".join(said)), choices=[*rows, _back(talk), _home(talk)])


# One group ------------------------------------------------------------------------------------------------------


@presses.on("b.gi")
def card(talk: Talk, args: Args) -> None:
    """One group: "b.gi:<id>"."""
    _show(talk, number(args))


def _show(talk: Talk, group_id: int, done: str = "", **params: Any) -> None:
    """The group's card, under what was done with it."""
    group = group_list.one(talk.work, talk.speaker.person_id, group_id)
    talk.forget(FORM)
    said = [talk.texts(done, title=title(talk.texts, group), **params), Marked("")] if done else []
    said.append(group_card.card(talk.texts, group))
    rows = [*group_card.offers(talk.texts, group), _back(talk)]
    talk.say_marked(Marked("\n".join(said)), choices=rows)


@presses.on("b.gu")
def ask_area(talk: Talk, args: Args) -> None:
    """For which area shall it be: "b.gu:<id>"."""
    group = group_list.one(talk.work, talk.speaker.person_id, number(args))
    talk.go(AREA, **{FORM: {"group": group.id}})
    stop = [talk.button("btn-b-group-stop", "b.gi", group.id)]
    talk.say("b-group-area-ask", choices=[stop], expects=Expects.TEXT, title=title(talk.texts, group))


@answers.on(AREA)
def area_typed(talk: Talk) -> None:
    if not (_admin(talk) and _typed(talk)):
        return
    group_id = _form(talk).get("group")
    if not isinstance(group_id, int):
        raise NotFound("button-old")
    typed = " ".join(talk.event.text[:LABEL].split())
    found = group_list.areas(talk.work, talk.speaker.person_id, typed)
    rows = [
        *(
            [talk.button("btn-b-group", "b.ga", group_id, code, title=shorten(name, LABEL))]
            for code, name in found
        ),
        [talk.button("btn-b-group-stop", "b.gi", group_id)],
    ]
    key = "b-group-area-found" if found else "b-group-area-none"
    talk.say_marked(talk.texts.of(key, {"typed": typed}), choices=rows, expects=Expects.TEXT)


@presses.on("b.ga")
def use(talk: Talk, args: Args) -> None:
    """Use it for this area: "b.ga:<id>:<code>"."""
    if len(args) != 2:
        raise NotFound("button-old")
    groups.use(talk.work, talk.speaker.person_id, number(args), args[1])
    _show(talk, number(args), "b-group-taken")


@presses.on("b.go")
def end_use(talk: Talk, args: Args) -> None:
    """No more announcements go there: "b.go:<id>"."""
    groups.end_use(talk.work, talk.speaker.person_id, number(args))
    _show(talk, number(args), "b-group-ended", days=groups.UNUSED.days)


@presses.on("b.gt")
def test(talk: Talk, args: Args) -> None:
    """Say a line in it: "b.gt:<id>"."""
    group_errands.test(talk.work, talk.speaker.person_id, number(args), _test_line(talk))
    _show(talk, number(args), "b-group-testing")


def _test_line(talk: Talk) -> Marked:
    """In the office's own language: it is read by everybody in the group, not by who sends it."""
    office = talk.work.office
    if office.words is None:
        return talk.texts("b-group-test-line", office=office.name)
    return escape(office.words("b-group-test-line", office=office.name))


@presses.on("b.gv")
def ask_leave(talk: Talk, args: Args) -> None:
    """Whether the bot shall leave: "b.gv:<id>"."""
    group = group_list.one(talk.work, talk.speaker.person_id, number(args))
    talk.forget(FORM)
    yes = [talk.button("btn-b-group-leave-yes", "b.gvok", group.id)]
    rows = [yes, [talk.button("btn-b-group-stop", "b.gi", group.id)]]
    talk.say("b-group-leave-ask", choices=rows, title=title(talk.texts, group))


@presses.on("b.gvok")
def leave(talk: Talk, args: Args) -> None:
    """Leave it: "b.gvok:<id>"."""
    group_errands.leave(talk.work, talk.speaker.person_id, number(args))
    _show(talk, number(args), "b-group-leaving")


# What they share ------------------------------------------------------------------------------------------------


def _form(talk: Talk) -> dict[str, Any]:
    return dict(talk.data.get(FORM, {}))


def _admin(talk: Talk) -> bool:
    """Whether they are an admin; who is none any more is not kept waiting in these rooms."""
    if authority.is_admin(talk.work, talk.speaker.person_id):
        return True
    talk.forget(FORM)
    menu.show(talk, authority.NO_AUTHORITY)
    return False


def _typed(talk: Talk) -> bool:
    if talk.event.kind is InputKind.TEXT:
        return True
    talk.say("a-text-only", expects=Expects.TEXT)
    return False


def _back(talk: Talk) -> list[Choice]:
    return [talk.button("btn-b-groups-all", "b.g")]


def _home(talk: Talk) -> list[Choice]:
    return [talk.button("btn-b-list", "b.list")]
