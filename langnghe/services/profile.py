"""What a person tells about themselves: where they live, their language, and their name if they want to."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from langnghe.models import Person
from langnghe.services.folding import nfc
from langnghe.services.refusals import Invalid
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


def live_in(work: Work, person_id: int, area_code: str) -> None:
    """From now on the person's matters are about this area unless they say otherwise."""
    _set(work, person_id, area_code=area_code)


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
