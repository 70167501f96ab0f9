"""What a call may carry, checked against data/bot-api.json (taken from the machine-readable Bot API).

A parameter arrives as text (query, form, multipart) or typed (JSON); `Method.read` brings both to one typed form
and refuses what the specification does not know. The real server is more patient with unknown parameters; here
they are refused, because in our program they can only be slips.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import orjson

from tests.standin.errors import ApiError, bad

_DATA = orjson.loads((Path(__file__).parent / "data" / "bot-api.json").read_bytes())
_TYPES: dict[str, dict[str, Any]] = _DATA["types"]
_TRUE = {"true", "1", "yes"}
# Missing ones are refused by the methods themselves, in the server's own words.
_REFUSED_LATER = {"chat_id", "text", "message_id", "photo", "voice", "audio", "video", "document", "animation"}

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
            if key not in params and not (key == "url" and key in given):
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
    name = _fitting(value, types)
    entry = _TYPES.get(name, {"opaque": True})
    if "opaque" in entry:
        return value
    if "any of" in entry:
        return _object(key, value, entry["any of"])
    for field, limits in entry.items():
        if limits.get("required") and field not in value:
            raise bad(f"Can't parse {key}: Can't find field \"{field}\"")
    for field, inner in value.items():
        if field not in entry:
            raise bad(f'unknown field "{field}" of {name} (refused by the stand-in only)')
        if inner is not None:
            _check_field(field, inner, entry[field])
    return value


def _check_field(field: str, inner: Any, entry: dict[str, Any]) -> None:
    """Inside objects values are typed already: check only, and let keyboards speak for themselves."""
    for one in entry["types"]:
        if one.startswith("Array of "):
            _nested_array(field, inner, one)
            return
    expected = {"String": str, "Integer": int, "Boolean": bool, "Float": (int, float)}
    known = [cast("type", expected[t]) for t in entry["types"] if t in expected]
    if known and not any(isinstance(inner, kind) for kind in known):
        raise bad(f'Field "{field}" must be of type {entry["types"][0]}')
    if not known:
        _object(field, inner, entry["types"])


def _nested_array(field: str, inner: Any, kind: str) -> None:
    if not isinstance(inner, list):
        raise bad(f'Field "{field}" must be an Array')
    kind = kind.removeprefix("Array of ")
    for item in inner:
        if kind.startswith("Array of "):
            _nested_array(field, item, kind)
        elif kind not in {"String", "Integer"} and not (kind == "KeyboardButton" and isinstance(item, str)):
            _object(field, item, [kind])


def _fitting(value: dict[str, Any], types: list[str]) -> str:
    """Which of several types an object means: by its `type`, or by having all it needs and the most known."""
    if len(types) == 1:
        return types[0]

    def score(name: str) -> tuple[bool, int]:
        entry = _TYPES.get(name, {})
        whole = all(field in value for field, e in entry.items() if isinstance(e, dict) and e.get("required"))
        said = str(value.get("type", "")).replace("_", "").lower()
        named = bool(said) and name.lower().endswith(said)
        return named or (whole and not said), sum(field in entry for field in value)

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
