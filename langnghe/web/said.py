"""What a browser posted, checked and made into an event."""

import json
import math
import re
from typing import Any

from aiohttp import web

from langnghe.models.contract import Inbound, InputKind, Media, MediaKind, Point
from langnghe.services.folding import nfc
from langnghe.services.websessions import CHANNEL, Visitor
from langnghe.web.guard import Declined
from langnghe.web.ports import TakenFile

#: Characters in one message. Longer matters come as a file.
LONGEST = 8000
#: Bytes of a posted JSON body: the longest text in its widest encoding, and something around it.
BODY = 64 * 1024

_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{8,40}", re.ASCII)
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_PHONE = re.compile(r"\+?\d[\d .()-]{5,19}", re.ASCII)
#: Controls but for the line break and the tab, and halves of characters: no store takes them.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

KINDS = {
    MediaKind.PHOTO: InputKind.PHOTO,
    MediaKind.VOICE: InputKind.VOICE,
    MediaKind.VIDEO: InputKind.VIDEO,
    MediaKind.FILE: InputKind.FILE,
}


async def json_of(request: web.Request) -> dict[str, Any]:
    """The posted JSON object. Raises `Declined`."""
    body = bytearray()
    async for chunk in request.content.iter_chunked(BODY):
        body += chunk
        if len(body) > BODY:
            raise Declined(413, "web-text-too-long", limit=LONGEST)
    try:
        value = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise Declined(400, "web-bad-request") from None
    if not isinstance(value, dict):
        raise Declined(400, "web-bad-request")
    return value


def cleaned(value: object) -> str:
    """Text as it is kept: NFC, line breaks as one character, nothing unstorable, no space around it."""
    if not isinstance(value, str):
        raise Declined(400, "web-bad-request")
    text = nfc(_UNSTORABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))).strip()
    if len(text) > LONGEST:
        raise Declined(413, "web-text-too-long", limit=LONGEST)
    return text


def client_id(value: object) -> str:
    """The name the browser gave this post; posted again, it is the same event."""
    if not isinstance(value, str) or not _CLIENT_ID.fullmatch(value):
        raise Declined(400, "web-bad-request")
    return value


def payload(value: object) -> str:
    """The payload of a start link, "" for none."""
    if value in (None, ""):
        return ""
    if not isinstance(value, str) or not _PAYLOAD.fullmatch(value):
        raise Declined(400, "web-bad-request")
    return value


def started(visitor: Visitor, name: str, start: str) -> Inbound:
    """The event of opening the page. Without a payload it is the same event for ever."""
    return _event(visitor, name, InputKind.START, text=start)


def written(visitor: Visitor, body: dict[str, Any]) -> Inbound:
    """The event of a posted message: a text, a pressed choice, a place, or a telephone number."""
    name = client_id(body.get("client_id"))
    if "text" in body:
        text = cleaned(body["text"])
        if not text:
            raise Declined(400, "web-empty")
        return _event(visitor, name, InputKind.TEXT, text=text)
    if "choice" in body:
        token, line = body["choice"], body.get("message")
        if not isinstance(token, str) or type(line) is not int or not 0 < line < 2**63:
            raise Declined(400, "web-bad-request")
        return _event(visitor, name, InputKind.CHOICE, choice=token, message_ref=str(line))
    if "lat" in body:
        return _event(visitor, name, InputKind.LOCATION, point=_point(body.get("lat"), body.get("lon")))
    if "phone" in body:
        phone = cleaned(body["phone"])
        if not _PHONE.fullmatch(phone):
            raise Declined(400, "web-bad-phone")
        called = " ".join(cleaned(body.get("name", "")).split())[:120]
        return _event(visitor, name, InputKind.CONTACT, phone=phone, display_name=called)
    raise Declined(400, "web-bad-request")


def sent_along(visitor: Visitor, name: str, taken: TakenFile, text: str) -> Inbound:
    """The event of a file that is in the store by now."""
    media = Media(taken.kind, attachment_id=taken.attachment_id)
    return _event(visitor, name, KINDS[taken.kind], text=text, media=(media,))


def event_id(visitor: Visitor, name: str) -> str:
    return f"{visitor.identity_id}:{name}"


def _point(lat: object, lon: object) -> Point:
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        raise Declined(400, "web-bad-request")
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        raise Declined(400, "web-bad-request")
    return Point(float(lat), float(lon))


def _event(visitor: Visitor, name: str, kind: InputKind, **what: Any) -> Inbound:
    return Inbound(
        channel=CHANNEL,
        event_id=event_id(visitor, name),
        external_id=visitor.external_id,
        kind=kind,
        language=visitor.language,
        **what,
    )
