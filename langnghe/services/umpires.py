"""Who settles a quarrel over competence: the nearest common superior that has somebody to decide (R12)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from langnghe.models import Body, RoleKind
from langnghe.services import authority
from langnghe.services.bodies import root, stands
from langnghe.services.work import Work

#: Who decides for the umpire's body; of restricted matters its head alone.
DECIDERS = (RoleKind.HEAD, RoleKind.INTAKE)
RESTRICTED_DECIDERS = (RoleKind.HEAD,)


def deciders(*, restricted: bool) -> tuple[RoleKind, ...]:
    """The roles that may decide."""
    return RESTRICTED_DECIDERS if restricted else DECIDERS


@dataclass(frozen=True, slots=True)
class Umpire:
    """The body that has to decide. `gap`: no common superior could, so the desk for everything else must."""

    code: str
    name: str
    people: tuple[int, ...]
    gap: bool = False


def umpire_over(work: Work, parties: Collection[str], *, restricted: bool) -> Umpire:
    """The nearest body above all parties with somebody who can decide; the catch-all desk where there is none."""
    for above in _common(work, sorted(parties)):
        people = _people(work, above.code, restricted=restricted)
        if people and stands(work, work.session.get_one(Body, above.code)):
            return Umpire(above.code, above.name, people)
    code = authority.catch_all(work) or root(work).code
    body = work.session.get_one(Body, code)
    return Umpire(code, body.name, _people(work, code, restricted=restricted), gap=True)


def _common(work: Work, parties: Sequence[str]) -> list[authority.Superior]:
    """Bodies above every one of the parties (so none of them), nearest first."""
    chains = [authority.superiors(work, party) for party in parties]
    codes = [{above.code for above in chain} for chain in chains]
    return [above for above in chains[0] if all(above.code in each for each in codes)]


def _people(work: Work, body_code: str, *, restricted: bool) -> tuple[int, ...]:
    officials = authority.officials_of(work, body_code, deciders(restricted=restricted))
    return tuple(official.person_id for official in officials)
