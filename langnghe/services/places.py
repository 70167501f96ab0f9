"""Communes by a name in any spelling or by a point on the map.

Names and codes: the official list of 34 provinces and 3,321 communes (package `vietnam-provinces`). Points and
names from before 1 July 2025: services/data, see SOURCES.md there. Everything is loaded when first asked for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from langnghe.services.data import rows
from langnghe.services.place_names import Known, NameIndex, Rank, known
from langnghe.services.place_words import compact, split_kind

CLEAR_FROM = 78.0
CLEAR_LEAD = 10.0
_KM_PER_DEGREE = 111.2
# Beyond the outline of an area of its size, a point is no longer taken for the commune's.
_REACH_RADII = 2.5
_REACH_KM = 3.0
# Archipelagos: their land is small, their sea is not. Code to km around the point of reference.
_SEA_REACH_KM = {"20333": 150.0, "22736": 305.0}  # Hoàng Sa, Trường Sa
_DASH = re.compile(r"\s+[-–]\s+")  # both occur in official names
_USUAL_AREA_KM2 = 30.0  # where the area is not known (four communes)


class PlaceKind(StrEnum):
    COMMUNE = "commune"  # xã
    WARD = "ward"  # phường
    SPECIAL_ZONE = "special_zone"  # đặc khu


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 34 provinces and cities. `code` has two digits, `name` is the official full name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """One commune of today.

    code: five digits. name: with its kind ("Xã Lạc Dương"). former_names: "thị trấn Lạc Dương, huyện Lạc Dương,
    Lâm Đồng", each a unit that lies in it wholly or in part. lat, lon: WGS 84 degrees of its middle. area_km2: 0
    where unknown.
    """

    code: str
    name: str
    kind: PlaceKind
    province_code: str
    former_names: tuple[str, ...] = ()
    lat: float = 0.0
    lon: float = 0.0
    area_km2: float = 0.0


@dataclass(frozen=True, slots=True)
class Match:
    """A place that the text may mean. score 0 to 100; by: today's name, a former one, or the former district.

    via: the name that was recognised, as people read it.
    """

    place: Place
    score: float
    by: Rank
    via: str


@dataclass(frozen=True, slots=True)
class Near:
    """A place near a point; distance in km to its middle."""

    place: Place
    distance_km: float


class Gazetteer:
    """The places that an office knows: one commune, a province, or the whole country."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        self.by_code = {place.code: place for place in self.places}
        self._index: NameIndex | None = None

    def find(self, text: str, limit: int = 5) -> tuple[Match, ...]:
        """The communes that the text may name, best first; empty when none is likely."""
        if self._index is None:
            self._index = _index(self.places)
        return tuple(
            Match(self.places[hit.owner], round(hit.score, 1), hit.known.rank, hit.known.shown)
            for hit in self._index.find(text, limit)
        )

    def near(self, lat: float, lon: float, limit: int = 3) -> tuple[Near, ...]:
        """The communes in which the point may lie, likeliest first; empty outside Vietnam.

        Known are middles and areas, not borders: of two communes the larger one reaches farther. Measured on the
        middles of 2,500 former communes, the first is right for 85 of 100, the first three hold 97.
        """
        likely = []
        for place in self.places:
            if abs(place.lat - lat) > 3.0 or abs(place.lon - lon) > 3.0:
                continue
            distance = _distance_km(lat, lon, place)
            radius = math.sqrt((place.area_km2 or _USUAL_AREA_KM2) / math.pi)
            reach = _SEA_REACH_KM.get(place.code, _REACH_RADII * radius + _REACH_KM)
            if distance <= reach:
                likely.append((distance / math.sqrt(radius), place.code, Near(place, round(distance, 1))))
        return tuple(near for _, _, near in sorted(likely, key=lambda row: row[:2])[:limit])


def is_clear(matches: tuple[Match, ...]) -> bool:
    """Whether the first match is good enough to go on without asking which place was meant."""
    if not matches or matches[0].score < CLEAR_FROM:
        return False
    return len(matches) == 1 or matches[0].score - matches[1].score >= CLEAR_LEAD


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """The 34 provinces in the order of their codes."""
    from vietnam_provinces import Province as Official

    listed = (Province(f"{int(one.code):02d}", _tidy(one.name)) for one in Official.iter_all())
    return tuple(sorted(listed, key=lambda one: one.code))


def find_province(text: str) -> Province | None:
    """The province of today that a name, a former name ("Kon Tum") or a code ("51") stands for, or None."""
    by_code = {one.code: one for one in provinces()}
    if text.strip() in by_code:
        return by_code[text.strip()]
    kind, bare = split_kind(text.strip())
    name = bare if kind in {"tinh", "thanh pho"} else text
    code = _province_names().get(compact(name))
    return by_code[code] if code else None


def load(province_code: str | None = None) -> tuple[Place, ...]:
    """The communes of one province, or of the whole country, in the order of their codes. Cached."""
    return _load_all() if province_code is None else _load_by_province().get(province_code, ())


@lru_cache(maxsize=1)
def _load_by_province() -> dict[str, tuple[Place, ...]]:
    grouped: dict[str, list[Place]] = {}
    for place in _load_all():
        grouped.setdefault(place.province_code, []).append(place)
    return {code: tuple(places) for code, places in grouped.items()}


@lru_cache(maxsize=1)
def _load_all() -> tuple[Place, ...]:
    from vietnam_provinces import Ward as Official

    kinds = {"xã": PlaceKind.COMMUNE, "phường": PlaceKind.WARD, "đặc khu": PlaceKind.SPECIAL_ZONE}
    points = {row["code"]: row for row in rows("commune_points.csv")}
    former: dict[str, list[str]] = {}
    for row in rows("former_names.csv"):
        former.setdefault(row["code"], []).append(f"{row['name']}, {row['district']}, {row['province']}")
    places = []
    for ward in Official.iter_all():
        code = f"{int(ward.code):05d}"
        point = points[code]
        places.append(
            Place(
                code=code,
                name=_tidy(ward.name),
                kind=kinds[ward.division_type.value],
                province_code=f"{int(ward.province_code):02d}",
                former_names=tuple(former.get(code, ())),
                lat=float(point["lat"]),
                lon=float(point["lon"]),
                area_km2=float(point["area_km2"] or 0),
            )
        )
    return tuple(sorted(places, key=lambda place: place.code))


@lru_cache(maxsize=1)
def _province_names() -> dict[str, str]:
    return {compact(row["name"]): row["code"] for row in rows("province_names.csv")}


@lru_cache(maxsize=4)
def _index(places: tuple[Place, ...]) -> NameIndex:
    home = {number: place.province_code for number, place in enumerate(places)}
    return NameIndex(_names(places), _province_names(), home)


def _names(places: tuple[Place, ...]) -> list[Known]:
    names = []
    for number, place in enumerate(places):
        names.append(known(number, Rank.NAME, place.name))
        if len(parts := _DASH.split(place.name)) > 1:  # "Phường Xuân Hương - Đà Lạt" is called Xuân Hương
            names.append(replace(known(number, Rank.NAME, parts[0]), shown=place.name))
        districts: dict[str, str] = {}
        for former in place.former_names:
            name, _, rest = former.partition(", ")
            district = rest.partition(", ")[0]
            key = compact(split_kind(district)[1])
            districts[key] = district
            names.append(known(number, Rank.FORMER, name, key))
        names += [known(number, Rank.DISTRICT, district) for district in districts.values()]
    return names


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _distance_km(lat: float, lon: float, place: Place) -> float:
    """Flat-earth distance: exact to well under 1 % within a province."""
    across = (place.lon - lon) * math.cos(math.radians((lat + place.lat) / 2))
    return math.hypot(across, place.lat - lat) * _KM_PER_DEGREE
