"""What a call may carry, checked against data/bot-api.json (taken from the machine-readable Bot API).

A parameter arrives as text (query, form, multipart) or typed (JSON); `Method.read` brings both to one typed form
and refuses what the specification does not know. The real server is more patient with unknown parameters; here
they are refused, because in our program they can only be slips.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from tests.standin.errors import ApiError, bad

_DATA = orjson.loads((Path(__file__).parent / "data" / "bot-api.json").read_bytes())
_TYPES: dict[str, dict[str, Any]] = _DATA["types"]
_TRUE = {"true", "1", "yes"}
# Missing ones are refused by the methods themselves, in the server's own words.
_REFUSED_LATER = {
    "chat_id", "text", "message_id", "photo", "voice", "audio", "video", "document", "animation",
    "latitude", "longitude", "url",
}  # fmt: skip

Coerce = Callable[[str, Any], Any]


class Method:
    """One method of the Bot API: its name and a reader for each parameter."""

    def __init__(self, name: str, fields: dict[str, dict[str, Any]]) -> None:
        self.name = name
        self._readers = {key: _reader(entry) for key, entry in fields.items()}
        self._required = [
            key for key, entry in fields.items() if entry.get("required") and key not in _REFUSED_LATER
        ]

    def read(self, given: dict[str, Any]) -> dict[str, Any]:
        """Typed parameters. Empty ones count as absent, as on the real server. Raises ApiError 400."""
        params: dict[str, Any] = {}
        readers = self._readers
        for key, value in given.items():
            if value is None or value == "":
                continue
            reader = readers.get(key)
            if reader is None:
                raise bad(f'unknown parameter "{key}" of {self.name} (refused by the stand-in only)')
            params[key] = reader(key, value)
        for key in self._required:
            if key not in params:
                raise bad(f'Parameter "{key}" is required')
        return params


def _reader(entry: dict[str, Any]) -> Coerce:
    types = entry["types"]
    plain = _plain_reader(types)
    low, high = entry.get("min"), entry.get("max")
    if high is None or entry.get("parsed"):
        return plain
    if "Integer" in types:
        # The real server clamps numbers instead of refusing them.
        return lambda key, value: max(low or 0, min(high, plain(key, value)))
    size = _bytes_long if entry.get("unit") == "bytes" else len

    def limited(key: str, value: Any) -> Any:
        done = plain(key, value)
        if (isinstance(done, (str, list))) and not (low or 0) <= size(done) <= high:
            raise bad(f"{key} must hold {low or 0}-{high} {entry.get('unit', 'characters or items')}")
        return done

    return limited


def _bytes_long(text: Any) -> int:
    return len(text.encode())


def _plain_reader(types: list[str]) -> Coerce:
    if len(types) == 1 and types[0] in _PLAIN:
        return _PLAIN[types[0]]
    if "Integer" in types:
        return _chat_id
    if "InputFile" in types:
        return lambda _key, value: value
    if types[0].startswith("Array of "):
        return lambda key, value: _array(key, value, [t.removeprefix("Array of ") for t in types])
    return lambda key, value: _object(key, _decoded(key, value), types)


def _integer(key: str, value: Any) -> int:
    if isinstance(value, bool):
        raise bad(f"{key} must be an Integer")
    try:
        return int(value)
    except (TypeError, ValueError):
        raise bad(f"{key} must be an Integer") from None


def _float(key: str, value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise bad(f"{key} must be a Number") from None


def _boolean(_key: str, value: Any) -> bool:
    return value if isinstance(value, bool) else str(value).lower() in _TRUE


def _string(key: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return str(value)
    raise bad(f"{key} must be a String")


def _chat_id(key: str, value: Any) -> int | str:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.lstrip("-").isdigit():
        return int(value)
    return _string(key, value)


def _decoded(key: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        words = "reply keyboard markup" if key == "reply_markup" else key.replace("_", " ")
        raise bad(f"Can't parse {words} JSON object") from None


def _array(key: str, value: Any, types: list[str]) -> list[Any]:
    items = _decoded(key, value)
    if not isinstance(items, list):
        raise bad(f"Expected an Array of {' or '.join(types)}")
    if types[0] == "String":
        return [_string(key, item) for item in items]
    if types[0] == "Integer":
        return [_integer(key, item) for item in items]
    return [_object(key, item, types) for item in items]


def _object(key: str, value: Any, types: list[str]) -> Any:
    if not isinstance(value, dict):
        raise bad(f"Object expected as {key.replace('_', ' ')}")
    name = types[0] if len(types) == 1 else _fitting(tuple(types), tuple(value), value.get("type"))
    shape = _SHAPES.get(name) or _SHAPES.setdefault(name, Shape(name))
    if shape.choice:
        return _object(key, value, shape.choice)
    shape.check(key, value)
    return value


class Shape:
    """What an object of one type may hold. `choice`: it is one of these types instead."""

    def __init__(self, name: str) -> None:
        entry = _TYPES.get(name, {"opaque": True})
        self.name = name
        self.choice: list[str] = entry.get("any of", [])
        self._opaque = "opaque" in entry
        fields = {} if self._opaque or self.choice else entry
        self._required = [field for field, limits in fields.items() if limits.get("required")]
        self._checks = {field: _field_check(limits["types"]) for field, limits in fields.items()}

    def check(self, key: str, value: dict[str, Any]) -> None:
        """Values inside objects are typed already, so they are checked and not changed."""
        if self._opaque:
            return
        for field in self._required:
            if field not in value:
                raise bad(f"Can't parse {key.replace('_', ' ')}: Can't find field \"{field}\"")
        for field, inner in value.items():
            check = self._checks.get(field)
            if check is None:
                raise bad(f'unknown field "{field}" of {self.name} (refused by the stand-in only)')
            if inner is not None:
                check(field, inner)


_SHAPES: dict[str, Shape] = {}
_JSON_TYPES: dict[str, Any] = {"String": str, "Integer": int, "Boolean": bool, "Float": (int, float)}


def _field_check(types: list[str]) -> Callable[[str, Any], Any]:
    if types[0].startswith("Array of "):
        return lambda field, inner: _nested_array(field, inner, types[0])
    if types[0] not in _JSON_TYPES:
        return lambda field, inner: _object(field, inner, types)
    allowed = tuple(
        kind for name in types for kind in (_JSON_TYPES[name] if name == "Float" else (_JSON_TYPES[name],))
    )

    def check(field: str, inner: Any) -> None:
        if not isinstance(inner, allowed):
            raise bad(f'Field "{field}" must be of type {types[0]}')

    return check


def _nested_array(field: str, inner: Any, kind: str) -> None:
    if not isinstance(inner, list):
        raise bad(f'Field "{field}" must be an Array')
    kind = kind.removeprefix("Array of ")
    for item in inner:
        if kind.startswith("Array of "):
            _nested_array(field, item, kind)
        elif kind not in {"String", "Integer"} and not (kind == "KeyboardButton" and isinstance(item, str)):
            _object(field, item, [kind])


@lru_cache(maxsize=1024)
def _fitting(types: tuple[str, ...], fields: tuple[str, ...], said: str | None) -> str:
    """Which of several types an object means: by its `type`, or by having all it needs and the most known."""
    wanted = (said or "").replace("_", "").lower()

    def score(name: str) -> tuple[bool, int]:
        entry = _TYPES.get(name, {})
        whole = all(field in fields for field, e in entry.items() if isinstance(e, dict) and e.get("required"))
        named = bool(wanted) and name.lower().endswith(wanted)
        return named or (whole and not wanted), sum(field in entry for field in fields)

    return max(types, key=score)


_PLAIN: dict[str, Coerce] = {"Integer": _integer, "Boolean": _boolean, "Float": _float, "String": _string}
METHODS: dict[str, Method] = {name: Method(name, fields) for name, fields in _DATA["methods"].items()}
_BY_LOWER_CASE = {name.lower(): name for name in METHODS}


def find(name: str) -> Method:
    """The method of that name, in any case of letters. ApiError 404 when there is none."""
    method = METHODS.get(name) or METHODS.get(_BY_LOWER_CASE.get(name.lower(), ""))
    if method is None:
        raise ApiError(404, "Not Found: method not found")
    return method
