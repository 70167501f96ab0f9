"""The pages: jinja templates, their words from web.ftl, everything escaped."""

import json
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from langnghe.locales.marked import runs
from langnghe.locales.texts import AllTexts, Texts
from langnghe.web.assets import Assets
from langnghe.web.guard import language_of
from langnghe.web.ports import WebSettings

HERE = Path(__file__).parent / "templates"


class Pages:
    """Renders templates."""

    def __init__(self, settings: WebSettings, texts: AllTexts, assets: Assets) -> None:
        self._settings = settings
        self._texts = texts
        self._environment = Environment(
            loader=FileSystemLoader(HERE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["asset"] = assets.url

    def texts(self, request: web.Request) -> Texts:
        """The words for this request: those of a link's `?lang=`, or of the person, or of their browser."""
        language = request.query.get("lang", "")
        return self._texts[language if language in {"vi", "en"} else language_of(request)]

    def show(self, request: web.Request, template: str, *, status: int = 200, **values: Any) -> web.Response:
        """The page in the language of the request."""
        texts = self.texts(request)
        page = self._environment.get_template(template).render(
            language=texts.language,
            office=self._settings.office_name,
            contact=self._settings.contact,
            base=self._settings.base,
            say=lambda key, **params: _markup(texts, key, params),
            label=texts.label,
            **values,
        )
        return web.Response(
            text=page, status=status, content_type="text/html", headers={"Vary": "Accept-Language, Cookie"}
        )


_WRAPS = {"b": Markup("<strong>{}</strong>"), "i": Markup("<em>{}</em>")}


def _markup(texts: Texts, key: str, params: dict[str, Any]) -> Markup:
    """Marked text as HTML: bold and italics stay, everything else is escaped once more by its runs."""
    written = Markup()
    for run in runs(texts.of(key, params)):
        piece = Markup.escape(run.text)
        for mark in reversed(run.marks):
            if mark in _WRAPS:
                piece = _WRAPS[mark].format(piece)
        written += piece
    return written


def data_block(value: Any) -> Markup:
    """JSON that may stand in a <script type="application/json"> without ending it."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704
