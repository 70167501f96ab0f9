"""A group or channel of a village in words, with what an admin may do with it: in their room and in notices."""

from langnghe.handlers.common.talk import Rows, token
from langnghe.locales.marked import shorten
from langnghe.locales.texts import Texts
from langnghe.models import GroupState
from langnghe.models.contract import Choice, Marked
from langnghe.services.broadcast.group_errands import MAY_BE_MENDED
from langnghe.services.broadcast.group_list import Gone, GroupView
from langnghe.services.work import Notice

#: Characters of a group's name, as long as Telegram lets them be.
TITLE = 128
#: After these the bot is in the group, or may be.
_MAY_BE_IN = frozenset({Gone.SILENT, Gone.LEFT, Gone.UNUSED, Gone.REFUSED})


def title(texts: Texts, group: GroupView) -> str:
    """What it is called, as its owners please."""
    return shorten(group.title, TITLE) or texts.label("b-group-unnamed")


def kind(group: GroupView) -> str:
    """For selecting in a message: "channel" or "group"."""
    return "channel" if group.one_way else "group"


def card(texts: Texts, group: GroupView) -> Marked:
    """All that is known about it. Its name and its adder's are what they call themselves; the id is true."""
    lines = [
        texts("b-group-card", kind=kind(group), title=title(texts, group)),
        _standing(texts, group),
        texts(
            "b-group-added",
            who=str(group.acquaintance),
            name=group.added_by,
            channel=group.channel,
            id=group.external_id,
        ),
    ]
    return Marked("\n".join(lines))


def _standing(texts: Texts, group: GroupView) -> Marked:
    if group.state is GroupState.USED:
        return texts("b-group-used", area=group.area_name, by=group.used_by, at=group.changed_at)
    if group.state is GroupState.NEW:
        return texts("b-group-idle", at=group.changed_at)
    return texts(
        f"b-group-gone-{group.gone or Gone.OUT}", at=group.changed_at, reason=group.detail, kind=kind(group)
    )


def offers(texts: Texts, group: GroupView) -> Rows:
    """What may be done with it now."""

    def button(key: str, verb: str, *args: object, **params: str) -> Choice:
        return Choice(texts.label(key, **params), token(verb, group.id, *args))

    leave = [button("btn-b-group-leave", "b.gv")]
    if group.state is GroupState.USED:
        return [
            [button("btn-b-group-other", "b.gu"), button("btn-b-group-test", "b.gt")],
            [button("btn-b-group-end", "b.go"), *leave],
        ]
    if group.state is GroupState.NEW:
        again = [button("btn-b-group-again", "b.ga", group.area_code, area=group.area_name)]
        return [
            again if group.area_code else [],
            [button("btn-b-group-use", "b.gu"), button("btn-b-group-test", "b.gt")],
            leave,
        ]
    test = [button("btn-b-group-test", "b.gt")] if group.gone in MAY_BE_MENDED else []
    return [[*test, *leave]] if group.gone in _MAY_BE_IN else []


def notice(texts: Texts, told: Notice) -> tuple[Marked, Rows]:
    """A notice about a group: what has happened, then its card. `told.params` has "group", a `GroupView`."""
    group: GroupView = told.params["group"]
    params = {name: value for name, value in told.params.items() if name != "group"}
    first = texts.of(told.key, {**params, "kind": kind(group), "title": title(texts, group)})
    rows = [*offers(texts, group), [Choice(texts.label("btn-b-groups-all"), token("b.g"))]]
    return Marked(f"{first}\n\n{card(texts, group)}"), rows
