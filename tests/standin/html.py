"""Telegram's own parser of formatted text (PyPI `tdjson`, the TDLib library), offline and synchronous.

`td_execute` answers parseTextEntities and getTextEntities without a client, a login or a network. Use
`check_html(text)` to prove that a text our program says would be accepted; `plain_html(text)` is what a person
would read. Lengths are Unicode code points after parsing; entity offsets are UTF-16 units, as in the Bot API.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import orjson
import tdjson

from tests.standin.errors import bad

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

_PARSE_MODES = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
_ENTITY_NAMES = {
    "BankCardNumber": "bank_card_number",
    "BlockQuote": "blockquote",
    "Bold": "bold",
    "BotCommand": "bot_command",
    "Cashtag": "cashtag",
    "Code": "code",
    "CustomEmoji": "custom_emoji",
    "EmailAddress": "email",
    "ExpandableBlockQuote": "expandable_blockquote",
    "Hashtag": "hashtag",
    "Italic": "italic",
    "Mention": "mention",
    "MentionName": "text_mention",
    "PhoneNumber": "phone_number",
    "Pre": "pre",
    "PreCode": "pre",
    "Spoiler": "spoiler",
    "Strikethrough": "strikethrough",
    "TextUrl": "text_link",
    "Underline": "underline",
    "Url": "url",
}
# What the server throws away or turns into blanks before it looks at a text.
_CLEAN: dict[int, str | None] = {c: " " for c in range(32) if chr(c) != "\n"}
_CLEAN |= {ord("\r"): None} | dict.fromkeys(range(0x2028, 0x202F))
_DIRTY = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e]")
_BLANK = " \n\u00a0\u200b\u200c\u200d\u2060\ufeff\u3000"
# A text without any of these can hold no link, mention, command, tag or number worth marking.
_MAY_HOLD_ENTITIES = re.compile(r"[/@#$:.]|\d{8}")

Entity = dict[str, Any]


tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')


@dataclass(slots=True)
class Formatted:
    """A text as people read it, and its marks in Bot API form."""

    text: str
    entities: list[Entity] = field(default_factory=list)


def parse(text: str, parse_mode: str = "", entities: list[Entity] | None = None) -> Formatted:
    """What the server makes of a text. Raises ApiError 400 "can't parse entities: …" as it would."""
    if len(text.encode("utf-8", "surrogatepass")) > 1 << 15:
        raise bad("Text is too long")
    if _DIRTY.search(text):
        text = text.translate(_CLEAN)
    mode = parse_mode.lower()
    if mode in {"", "none"}:
        return _finish(text, list(entities or ()))
    if mode not in _PARSE_MODES:
        raise bad("Unsupported parse_mode")
    if "<" not in text and "&" not in text and mode == "html":
        return _finish(text, [])  # nothing to parse: spares the trip on the hot path
    done = _td({"@type": "parseTextEntities", "text": text, "parse_mode": _PARSE_MODES[mode]})
    if done["@type"] == "error":
        raise bad(done["message"])
    return _finish(done["text"], _entities(done["entities"]))


def check_html(text: str, limit: int = TEXT_LIMIT) -> Formatted:
    """Parse Telegram HTML that must hold 1 to `limit` characters; ApiError says what is wrong with it."""
    done = parse(text, "HTML")
    if not done.text:
        raise bad("Text must be non-empty")
    if len(done.text) > limit:
        raise bad("Message is too long" if limit == TEXT_LIMIT else "Message caption is too long")
    return done


def plain_html(text: str) -> str:
    """What a person reads of a Telegram HTML text."""
    return parse(text, "HTML").text


def _td(request: dict[str, Any]) -> dict[str, Any]:
    try:
        answer = tdjson.td_execute(orjson.dumps(request))
    except orjson.JSONEncodeError as error:  # lone surrogates: no UTF-8
        raise bad("Strings must be encoded in UTF-8") from error
    done: dict[str, Any] = orjson.loads(answer or b"{}")
    return done


def _entities(found: list[dict[str, Any]]) -> list[Entity]:
    entities = []
    for one in found:
        kind = one["type"]
        name = kind["@type"].removeprefix("textEntityType")
        entity: Entity = {"offset": one["offset"], "length": one["length"], "type": _ENTITY_NAMES.get(name, name)}
        if name == "TextUrl":
            entity["url"] = kind["url"]
        elif name == "PreCode":
            entity["language"] = kind["language"]
        elif name == "CustomEmoji":
            entity["custom_emoji_id"] = kind["custom_emoji_id"]
        elif name == "MentionName":
            entity["user"] = {"id": kind["user_id"], "is_bot": False, "first_name": str(kind["user_id"])}
        entities.append(entity)
    return entities


def _finish(text: str, entities: list[Entity]) -> Formatted:
    """Trim as the server does (blanks inside the first mark stay), then find links, commands and the like."""
    trimmed = text.rstrip(_BLANK)
    if not trimmed:
        return Formatted("")
    first = min((e["offset"] for e in entities), default=len(trimmed))
    lead = len(trimmed) - len(trimmed.lstrip(" \n"))
    cut = min(lead, first)  # blanks are one UTF-16 unit each, so both counts agree
    trimmed = trimmed[cut:]
    if entities:
        entities = _inside(entities, cut, len(trimmed.encode("utf-16-le")) // 2)
    if _MAY_HOLD_ENTITIES.search(trimmed):
        found = _entities(_td({"@type": "getTextEntities", "text": trimmed})["entities"])
        entities = _merged(entities, found)
    return Formatted(trimmed, entities)


def _inside(entities: list[Entity], cut: int, length: int) -> list[Entity]:
    kept = []
    for entity in entities:
        start = entity["offset"] - cut
        size = min(entity["length"], length - start)
        if size > 0:
            kept.append({**entity, "offset": start, "length": size})
    return kept


def _merged(marks: list[Entity], found: list[Entity]) -> list[Entity]:
    """Both lists in order; a link that is found inside code or a named link stays plain."""
    closed = [e for e in marks if e["type"] in {"code", "pre", "text_link", "text_mention", "custom_emoji"}]
    free = [
        f
        for f in found
        if not any(
            f["offset"] < c["offset"] + c["length"] and c["offset"] < f["offset"] + f["length"] for c in closed
        )
    ]
    return sorted(marks + free, key=lambda e: (e["offset"], -e["length"]))
