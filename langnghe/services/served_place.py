"""Which place an office serves: a province by its name in any spelling, or one commune by its code or name."""

from rapidfuzz import fuzz, process

from langnghe.services import places
from langnghe.services.folding import fold
from langnghe.services.places import Place, Province
from langnghe.services.refusals import NotFound

#: How many names are offered for one that is not known.
OFFERED = 3


def province(text: str) -> Province:
    """The province of today that a name, a former name or a code stands for.

    Raises `NotFound("province-unknown")` with the nearest names.
    """
    if found := places.find_province(text):
        return found
    raise _unknown("province-unknown", text, ", ".join(_nearest_provinces(text)))


def commune(text: str) -> Place:
    """The commune of a code of five digits, or of a name that only one commune can mean.

    Raises `NotFound("commune-unknown")` with the nearest names and their codes.
    """
    gazetteer = places.Gazetteer(places.load())
    code = text.strip()
    if found := gazetteer.by_code.get(code.zfill(5) if code.isdecimal() else code):
        return found
    matches = gazetteer.find(text, OFFERED)
    if places.is_clear(matches):
        return matches[0].place
    names = {one.code: one.name for one in places.provinces()}
    nearest = "; ".join(
        f"{match.place.code} {match.place.name} ({names[match.place.province_code]})" for match in matches
    )
    raise _unknown("commune-unknown", text, nearest)


def _nearest_provinces(text: str) -> list[str]:
    folded = {one.name: fold(one.name.removeprefix("Thành phố ")) for one in places.provinces()}
    likely = process.extract(fold(text), folded, scorer=fuzz.WRatio, limit=OFFERED, score_cutoff=45)
    return [name for _, _, name in likely]


def _unknown(key: str, typed: str, nearest: str) -> NotFound:
    return NotFound(key, typed=typed, nearest=nearest, named="yes" if nearest else "no")
