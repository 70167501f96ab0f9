"""`init`, `check-config` and `invite`: an office comes into being."""

import json
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from langnghe.bot.commands.books import office_books, settings_of
from langnghe.bot.commands.words import Failure, failure, say, texts, word, write
from langnghe.bot.config import ConfigError, Settings, in_force, load
from langnghe.models import RoleKind
from langnghe.services import bodies, catalog, gaps, invitations, served_place, setup
from langnghe.services.calendar import HANOI
from langnghe.services.deadlines import end_of
from langnghe.services.setup import Made, SetupReport
from langnghe.services.work import Work

CONFIG = Path("config.toml")
Config = Annotated[Path, Parameter(help=word("cli-help-config"))]


def init(
    *,
    province: Annotated[str, Parameter(help=word("cli-help-province"))] = "",
    commune: Annotated[str, Parameter(help=word("cli-help-commune"))] = "",
    name: Annotated[str, Parameter(help=word("cli-help-office-name"))] = "",
    config: Config = CONFIG,
) -> None:
    settings = _configured(config, province, commune, name)
    with office_books(settings) as work:
        report = setup.build(work, province=settings.office.province, commune=settings.office.commune)
        missing = Counter(gap.kind for gap in gaps.incomplete(work))
    _tell(report)
    if missing:
        listed = ", ".join(word(f"cli-gap-{kind}", count=count) for kind, count in missing.items())
        say("cli-init-missing", gaps=listed)
    if gaps.GapKind.NO_ADMIN in missing:
        say("cli-init-next", config=str(config))


def _configured(file: Path, province: str, commune: str, name: str) -> Settings:
    """The settings of `file`, which is written when it is not there and the place is given."""
    if province and commune:
        raise failure("cli-one-place", status=2)
    if not file.exists():
        if not province and not commune:
            raise failure("cli-init-which", status=2, file=str(file))
        _write_config(file, province, commune, name)
        return settings_of(file)
    settings = settings_of(file)
    if province and _root(settings) != served_place.province(province).code:
        raise failure("cli-init-other-place", file=str(file), wanted=province, held=_place(settings))
    if commune and _root(settings) != served_place.commune(commune).code:
        raise failure("cli-init-other-place", file=str(file), wanted=commune, held=_place(settings))
    return settings


def _root(settings: Settings) -> str:
    office = settings.office
    return office.commune or served_place.province(office.province).code


def _place(settings: Settings) -> str:
    return settings.office.province or settings.office.commune


def _write_config(file: Path, province: str, commune: str, name: str) -> None:
    """The shortest configuration: the place by its official name or code, and everything else as it is shipped."""
    if province:
        found = served_place.province(province)
        key, value, area = "province", found.name, catalog.area_name(found)
    else:
        place = served_place.commune(commune)
        key, value, area = "commune", place.code, catalog.area_name(place)
    lines = [
        f"# {word('cli-config-written')}",
        "",
        "[office]",
        f"name = {json.dumps(name or f'UBND {area}', ensure_ascii=False)}",
        f"{key} = {json.dumps(value, ensure_ascii=False)}",
        "",
    ]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines), "utf-8")
    say("cli-wrote-config", file=str(file))


def _tell(report: SetupReport) -> None:
    kinds: dict[str, Made] = {
        "areas": report.areas,
        "bodies": report.bodies,
        "fields": report.fields,
        "deadline-rules": report.deadline_rules,
        "days": report.days,
        "routes": report.routes,
    }
    if not any(made.new for made in kinds.values()):
        say("cli-init-nothing-new", area=report.area_name)
    else:
        listed = ", ".join(word(f"cli-made-{kind}", count=made.new) for kind, made in kinds.items() if made.new)
        say("cli-init-made", area=report.area_name, made=listed)
    say("cli-init-catch-all", body=report.catch_all)


def check_config(*, config: Config = CONFIG) -> None:
    try:
        settings = load(config)
    except ConfigError as error:
        raise Failure("\n".join(error.lines(texts()))) from None
    say("cli-config-good", file=str(config))
    for key, value in in_force(settings):
        write(f"  {key} = {value}")


def invite(
    *,
    role: Annotated[RoleKind, Parameter(help=word("cli-help-role"))],
    body: Annotated[str, Parameter(help=word("cli-help-body"))] = "",
    name: Annotated[str, Parameter(help=word("cli-help-person-name"))] = "",
    start: Annotated[date | None, Parameter(name="--from", help=word("cli-help-from"))] = None,
    until: Annotated[date | None, Parameter(help=word("cli-help-until"))] = None,
    replace: Annotated[bool, Parameter(negative=(), help=word("cli-help-replace"))] = False,
    config: Config = CONFIG,
) -> None:
    settings = settings_of(config)
    with office_books(settings) as work:
        invited = invitations.create(
            work,
            role,
            _body(work, role, body),
            name,
            starts_at=None if start is None else datetime.combine(start, time.min, HANOI),
            ends_at=None if until is None else end_of(until),
            by=None,
            replace=replace,
        )
    say("cli-invited", role=str(role), body=invited.body_name, name=name, named="yes" if name else "no")
    say("cli-invited-code", code=invited.code)
    for link in invited.links:
        say("cli-invited-link", link=link)
    say("cli-invited-once", day=invited.expires_at)


def _body(work: Work, role: RoleKind, typed: str) -> str:
    """The code of the body that was meant: by code, or by a name that only one body has."""
    if not typed:
        if role is not RoleKind.ADMIN:
            raise failure("cli-which-body", status=2)
        return bodies.root(work).code
    found = bodies.find(work, typed, size=5)
    if found.total == 1:
        return found.items[0].code
    if not found.items:
        raise failure("cli-body-unknown", body=typed)
    likely = "; ".join(f"{each.code} ({each.name})" for each in found.items)
    raise failure("cli-body-unclear", body=typed, count=found.total, likely=likely)
