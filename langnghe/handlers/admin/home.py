"""The admin's first page: what waits, and the ways into the rooms."""

from langnghe.handlers.admin.room import leave, presses
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Choice
from langnghe.services import dead_letters, failures, gaps, invitations, tet


@presses.on("a.menu")
def menu(talk: Talk, _args: Args) -> None:
    leave(talk)
    work, admin = talk.work, talk.speaker.person_id
    missing = len(gaps.incomplete(work))
    waiting = tet.unconfirmed(work)
    dead, failed = dead_letters.count(work), failures.count(work)
    invited = invitations.open_invitations(work, admin).total
    talk.say(
        "a-menu",
        office=work.office.name,
        missing=missing,
        dead=dead,
        failed=failed,
        invited=invited,
        tet=yes(waiting),
        year=str(waiting or ""),
        choices=[
            [talk.button("btn-a-invite", "a.inv"), talk.button("btn-a-people", "a.people")],
            [talk.button("btn-a-gaps", "a.gaps", count=missing), talk.button("btn-a-routes", "a.rt")],
            [talk.button("btn-a-calendar", "a.cal"), talk.button("btn-a-rules", "a.dr")],
            [talk.button("btn-a-villages", "a.vil"), talk.button("btn-a-voters", "a.vot")],
            [talk.button("btn-a-bodies", "a.body"), *_some(talk, "btn-a-invited", "a.invs", invited)],
            # Their numbers stand in the text too: a room with nothing in it needs no door.
            [*_some(talk, "btn-a-dead", "a.dead", dead), *_some(talk, "btn-a-failed", "a.fail", failed)],
            [talk.button("btn-menu", "m.menu")],
        ],
    )


def _some(talk: Talk, label: str, verb: str, count: int) -> list[Choice]:
    return [talk.button(label, verb, count=count)] if count else []
