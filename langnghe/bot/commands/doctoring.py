"""`doctor`: what is wrong, since when, and what to do. Changes nothing; the office may serve or not.

The exit code is 0 when nothing was found, 1 when something is wrong, 3 when there are warnings alone (2 is a
command that was typed wrongly, as everywhere).
"""

import asyncio
import sys
from collections.abc import Mapping
from datetime import datetime
from json import dumps
from typing import Any

from langnghe.bot.clock import RealClock
from langnghe.bot.commands.answers import Json
from langnghe.bot.commands.setting_up import CONFIG, Config
from langnghe.bot.commands.words import say, texts, word, write
from langnghe.bot.config import ConfigError, load
from langnghe.bot.doctor.finding import Finding, Gravity
from langnghe.locales.texts import moment

WELL, WRONG, WARNINGS = 0, 1, 3


def doctor(*, config: Config = CONFIG, json: Json = False) -> None:
    try:
        settings = load(config)
    except ConfigError as error:
        findings = [_mistake(line, str(config)) for line in error.lines(texts())]
        facts: list[str] = []
    else:
        from langnghe.bot.doctor.examination import examine  # everything it looks at: not for every command

        report = asyncio.run(examine(settings, RealClock()))
        findings = [_told(each) for gravity in Gravity for each in report.of(gravity)]
        facts = [_said(f"doctor-fact-{each.key}", each.params) for each in report.facts]
    status = _status(findings)
    if json:
        write(dumps({"status": status, "findings": findings, "facts": facts}, ensure_ascii=False))
    else:
        _write(findings, facts)
    if status != WELL:
        sys.stdout.flush()
        sys.exit(status)


def _told(finding: Finding) -> dict[str, str]:
    return {
        "key": finding.key,
        "gravity": str(finding.gravity),
        "what": _said(f"doctor-{finding.key}", finding.params),
        "do": _said(f"doctor-{finding.key}-do", finding.params),
        "since": finding.since.isoformat() if finding.since else "",
    }


def _mistake(line: str, file: str) -> dict[str, str]:
    return {
        "key": "config",
        "gravity": str(Gravity.WRONG),
        "what": line if line.startswith(file) else f"{file}: {line}",
        "do": word("doctor-config-do", file=file),
        "since": "",
    }


def _said(key: str, params: Mapping[str, Any]) -> str:
    """The message with instants as they are read in Vietnam."""
    shown = {name: moment(value) if isinstance(value, datetime) else value for name, value in params.items()}
    return word(key, **shown)


def _status(findings: list[dict[str, str]]) -> int:
    if any(each["gravity"] == Gravity.WRONG for each in findings):
        return WRONG
    return WARNINGS if findings else WELL


def _write(findings: list[dict[str, str]], facts: list[str]) -> None:
    for each in findings:
        since = datetime.fromisoformat(each["since"]) if each["since"] else None
        aged = word("doctor-since", since=moment(since)) if since else ""
        write(f"{word('doctor-' + each['gravity'])} {each['what']}{' ' if aged else ''}{aged}")
        write(f"    {word('doctor-do', do=each['do'])}")
    for fact in facts:
        write(f"· {fact}")
    if findings:
        count = sum(each["gravity"] == Gravity.WRONG for each in findings)
        say("doctor-found", wrong=count, warnings=len(findings) - count)
    else:
        say("doctor-well")
