"""`backup` and `restore` of the embedded store, also while it serves."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from langnghe.bot.backup import backup as write_backup
from langnghe.bot.backup import remember
from langnghe.bot.clock import RealClock
from langnghe.bot.commands.books import settings_of
from langnghe.bot.commands.setting_up import CONFIG, Config
from langnghe.bot.commands.words import say, word
from langnghe.bot.restore import restore as put_back
from langnghe.locales.texts import moment

Replace = Annotated[bool, Parameter(negative=(), help=word("cli-help-overwrite"))]


def backup(
    file: Annotated[Path, Parameter(help=word("cli-help-backup-file"))],
    *,
    replace: Replace = False,
    config: Config = CONFIG,
) -> None:
    settings, now = settings_of(config), RealClock().now()
    saved = write_backup(settings, file, now, replace=replace)
    remember(settings, saved, now)
    say("cli-backed-up", file=str(saved.file), kib=-(-saved.size // 1024), files=saved.files)
    if saved.missing:
        say("cli-backup-missing", count=len(saved.missing), paths=", ".join(saved.missing[:5]))


def restore(
    file: Annotated[Path, Parameter(help=word("cli-help-restore-file"))],
    *,
    replace: Replace = False,
    config: Config = CONFIG,
) -> None:
    restored = put_back(settings_of(config), file, RealClock().now(), replace=replace)
    say("cli-restored", made_at=moment(restored.made_at), files=restored.files)
    if restored.before is not None:
        say("cli-restore-before", file=str(restored.before))
    if restored.serving:
        say("cli-restore-serving")
