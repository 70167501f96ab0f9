"""What the office knows, put together from settings and packaged data."""

from collections.abc import Mapping
from datetime import timedelta

from langnghe.bot.config import Settings
from langnghe.models.contract import Capabilities
from langnghe.services import classify, places
from langnghe.services.deadlines import Span, Unit
from langnghe.services.work import Office


class UnknownPlace(Exception):
    """The configured province or commune is in no list."""


def make_office(settings: Settings, channels: Mapping[str, Capabilities], telegram_username: str = "") -> Office:
    """The office of `settings`. Raises `UnknownPlace` for a province or commune that is in no list."""
    root, served = _served(settings)
    return Office(
        name=settings.office.name,
        root_area=root,
        gazetteer=places.Gazetteer(served),
        classifier=classify.RULES,
        channels=channels,
        public_url=settings.http.public_url,
        telegram_username=telegram_username or settings.telegram.username,
        contact=settings.office.contact,
        reopen_window=timedelta(days=settings.office.reopen_days),
        urge_pause=timedelta(days=settings.office.urge_days),
        pause_limit=settings.office.pause_days,
        extend_times=settings.office.extend_times,
        extend_days=settings.office.extend_days,
        escalate_every=Span(settings.office.escalate_days, Unit.WORKING_DAYS),
        red_line_days=settings.office.red_line_days,
        red_line_warn_days=settings.office.red_line_warn_days,
        quiet_from=settings.office.quiet_from,
        quiet_until=settings.office.quiet_until,
        digest_at=settings.office.digest_at,
    )


def _served(settings: Settings) -> tuple[str, tuple[places.Place, ...]]:
    if settings.office.commune:
        code = settings.office.commune
        found = tuple(place for place in places.load() if place.code == code)
        if not found:
            raise UnknownPlace(f"office.commune = {code!r}: no commune has this code")
        return code, found
    province = places.find_province(settings.office.province)
    if province is None:
        raise UnknownPlace(f"office.province = {settings.office.province!r}: no province has this name")
    return province.code, places.load(province.code)
