"""What a person tells about themselves: where they live, their language, and their name if they want to."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, select, update

from langnghe.models import Area, Level, Person
from langnghe.services import areas
from langnghe.services.folding import nfc
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.work import Work

LONGEST_NAME = 120

_SEPARATORS = re.compile(r"[\s.\-()/]+")
#: Mobile numbers have ten digits since 2018 and begin with 03, 05, 07, 08, 09; landlines 02 and eleven.
_PHONE = re.compile(r"0(?:[35789]\d{8}|2\d{8,9})")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a person; empty where nothing is."""

    name: str
    phone: str


def known(work: Work, person_id: int) -> Profile:
    """What the person has told, or the messenger's display name."""
    row = work.session.execute(select(Person.name, Person.phone).where(Person.id == person_id)).one()
    return Profile(row.name, row.phone)


def home(work: Work, area_code: str | None) -> str:
    """Code of the commune for somebody whose area this is; "" while it is not known.

    Where one commune is served, it is everybody's.
    """
    served = work.office.gazetteer
    if len(served.places) == 1:
        return served.places[0].code
    return area_code if area_code in served.by_code else ""


def live_in(work: Work, person_id: int, area_code: str) -> None:
    """From now on the person's matters are about this commune unless they say otherwise.

    In another commune than before, the village is not known any more.
    """
    _set(
        work,
        person_id,
        area_code=area_code,
        village_code=case((Person.area_code == area_code, Person.village_code)),
    )


def village_of(work: Work, person_id: int) -> str | None:
    """Code of the village in which the person lives, None where they have not said it."""
    return work.session.scalar(select(Person.village_code).where(Person.id == person_id))


def live_in_village(work: Work, person_id: int, commune: str, code: str) -> str:
    """The person lives in this village of their commune; its name. Raises `NotFound("village-gone")`."""
    found = (
        select(Area.name)
        .where(Area.code == code, Area.parent_code == commune, Area.level == Level.VILLAGE, areas.standing(work))
        # An admin who takes it out at this moment sees who lives there.
        .with_for_update(read=True)
    )
    name = work.session.scalar(found)
    if name is None:
        raise NotFound("village-gone")
    _set(work, person_id, area_code=commune, village_code=code)
    return name


def leave_village(work: Work, person_id: int) -> None:
    """The person has said no village any more."""
    _set(work, person_id, village_code=None)


def speak(work: Work, person_id: int, language: str) -> None:
    _set(work, person_id, language=language)


def give_name(work: Work, person_id: int, name: str, phone: str) -> None:
    """The name and the phone number ("" for none) that officials may see on tickets which are not anonymous."""
    _set(work, person_id, name=read_name(name), phone=read_phone(phone) if phone else "")


def read_name(typed: str) -> str:
    """The name as it is kept. Raises `Invalid` "name-empty" or "name-long"."""
    name = " ".join(nfc(typed).split())
    if not any(letter.isalpha() for letter in name):
        raise Invalid("name-empty")
    if len(name) > LONGEST_NAME:
        raise Invalid("name-long", most=LONGEST_NAME)
    return name


def read_phone(typed: str) -> str:
    """A Vietnamese phone number as "0905123456". Raises `Invalid("phone-wrong")`."""
    digits = _SEPARATORS.sub("", typed.strip())
    for prefix in ("+84", "0084", "84"):
        if digits.startswith(prefix) and len(digits) > 10:
            digits = "0" + digits.removeprefix(prefix).removeprefix("0")
            break
    if not digits.isascii() or not _PHONE.fullmatch(digits):
        raise Invalid("phone-wrong")
    return digits


def _set(work: Work, person_id: int, **values: Any) -> None:
    work.session.execute(
        update(Person).where(Person.id == person_id).values(**values).execution_options(synchronize_session=False)
    )
