"""Reading a call off HTTP: query, form, multipart with files, or JSON, all at once if need be."""

from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import BodyPartReader, MultipartReader, web

from tests.standin.errors import bad
from tests.standin.files import Upload


async def read(request: web.BaseRequest) -> tuple[dict[str, Any], dict[str, Upload]]:
    """All parameters (text or typed) and all uploads of one request, by name. ApiError 400 for a broken body."""
    given: dict[str, Any] = {}
    if request.query_string:
        given.update(parse_qsl(request.query_string, keep_blank_values=True))
    if not request.can_read_body:
        return given, {}
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return given, await _multipart(request, given)
    body = await request.read()
    if kind == "application/json":
        given.update(_json(body))
    elif kind == "application/x-www-form-urlencoded":
        try:
            given.update(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))
        except UnicodeDecodeError:
            raise bad("strings must be encoded in UTF-8") from None
    return given, {}


def _json(body: bytes) -> dict[str, Any]:
    try:
        given = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError:
        raise bad("can't parse the request's JSON") from None
    if not isinstance(given, dict):
        raise bad("the request must be a JSON object")
    return given


async def _multipart(request: web.BaseRequest, given: dict[str, Any]) -> dict[str, Upload]:
    uploads: dict[str, Upload] = {}
    try:
        reader = MultipartReader(request.headers, request.content)
        async for part in reader:
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            data = bytes(await part.read(decode=True))
            if part.filename is None:
                given[part.name] = data.decode()
            else:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                uploads[part.name] = Upload(data, part.filename, mime)
    except (ValueError, UnicodeDecodeError):
        raise bad("can't parse the multipart request") from None
    return uploads
