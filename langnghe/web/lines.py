"""A line of the transcript as the page reads it: plain data, never markup."""

from typing import Any

from langnghe.locales.marked import runs
from langnghe.locales.texts import ZONE
from langnghe.models.contract import Choice, Marked
from langnghe.services.webchat import Line, LineFile, OwnLine

_SAFE_LINKS = ("https://", "http://", "tel:", "mailto:")


def line_json(line: Line) -> dict[str, Any]:
    """Keys without a value are left out; `time` and `day` are as read in Vietnam.

    With `anew` it is that earlier line which now reads like this; `id` only counts how far was read.
    """
    at = line.at.astimezone(ZONE)
    told: dict[str, Any] = {
        "id": line.id,
        "time": at.strftime("%H:%M"),
        "day": at.strftime("%d/%m/%Y"),
        "at": at.isoformat(timespec="seconds"),
        "answered": line.answered,
        "files": [_file(file) for file in line.files],
        "anew": line.anew,
    }
    if line.own is not None:
        told.update(mine=True, **_own(line.own))
    elif line.said is not None:
        told["text"] = _runs(line.said.text)
        told["choices"] = [[_choice(choice) for choice in row if _usable(choice)] for row in line.said.choices]
        told["expects"] = line.said.expects
    return {name: value for name, value in told.items() if value}


def _runs(text: Marked) -> list[dict[str, Any]]:
    return [{"t": run.text, "m": [mark for mark in run.marks if _allowed(mark)]} for run in runs(text)]


def _allowed(mark: str) -> bool:
    return not mark.startswith("a:") or mark[2:].lower().startswith(_SAFE_LINKS)


def _usable(choice: Choice) -> bool:
    return bool(choice.token) or choice.url.lower().startswith(_SAFE_LINKS)


def _choice(choice: Choice) -> dict[str, str]:
    return {"label": choice.label, **({"url": choice.url} if choice.url else {"token": choice.token})}


def _file(file: LineFile) -> dict[str, Any]:
    return {
        "kind": file.kind,
        "state": file.state,
        "url": f"/f/{file.token}" if file.token else "",
        "name": file.name,
        "mime": file.mime,
        "size": file.size,
    }


def _own(own: OwnLine) -> dict[str, Any]:
    return {
        "client_id": own.client_id,
        "text": [{"t": own.text, "m": []}] if own.text else [],
        "choice": own.choice_label,
        "answers": own.answers,
        "point": [own.point.lat, own.point.lon] if own.point else None,
        "contact": " · ".join(part for part in (own.name, own.phone) if part),
    }
