"""Reading a call off HTTP: query, form, multipart with files, or JSON, all at once if need be."""

from collections.abc import Mapping
from typing import Any

import orjson
from aiohttp import BodyPartReader, MultipartReader, web
from yarl import URL

from tests.standin.errors import bad
from tests.standin.files import Upload


async def read(request: web.BaseRequest) -> tuple[dict[str, Any], dict[str, Upload]]:
    """All parameters (text or typed) and all uploads of one request, by name. ApiError 400 for a broken body."""
    given: dict[str, Any] = {}
    if "?" in request.raw_path:
        given.update(_pairs(request.rel_url.raw_query_string))
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
            given.update(_pairs(body.decode()))
        except UnicodeDecodeError:
            raise bad("strings must be encoded in UTF-8") from None
    return given, {}


def _pairs(form: str) -> Mapping[str, str]:
    """An urlencoded form. yarl's parser is five times as fast as the standard library's on Vietnamese text."""
    return URL.build(query_string=form, encoded=True).query


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
