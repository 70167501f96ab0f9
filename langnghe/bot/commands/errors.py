"""Whatever went wrong, as the one line that is told."""

import errno
from functools import singledispatch
from typing import Any

from cyclopts import CycloptsError
from cyclopts.exceptions import (
    CoercionError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
)
from sqlalchemy.exc import DBAPIError

from langnghe.bot.commands.words import Failure, failure
from langnghe.bot.migrate import SchemaTooNew
from langnghe.services.refusals import Refusal


@singledispatch
def told(error: Exception) -> Failure:
    """The line for an error; for one that nobody expected, its class and the place in our code."""
    return failure("cli-fault", error=type(error).__name__, where=_where(error))


@told.register
def _(error: Failure) -> Failure:
    return error


@told.register
def _(error: Refusal) -> Failure:
    return failure(error.key, **error.params)


@told.register
def _(_error: SchemaTooNew) -> Failure:
    return failure("cli-schema-too-new")


@told.register
def _(error: DBAPIError) -> Failure:
    # The drivers' reasons name a file, or host and user, never the password.
    reason = next(iter(str(error.orig).splitlines()), type(error).__name__)
    return failure("cli-no-database", reason=reason)


@told.register
def _(error: OSError) -> Failure:
    if error.errno == errno.EADDRINUSE:
        return failure("cli-port-taken")
    reason = error.strerror or type(error).__name__
    return failure("cli-os-error", reason=reason, file=str(error.filename or "langnghe"))


@told.register
def _(error: CycloptsError) -> Failure:
    """A command that was typed wrongly: which word, and where the help is."""
    return failure("cli-misused", status=2, help=_help(error), what=" ".join(str(error).split()))


@told.register
def _(error: UnknownOptionError) -> Failure:
    return _misused(error, "cli-unknown-option", word=error.token.keyword or error.token.value)


@told.register
def _(error: UnknownCommandError) -> Failure:
    return _misused(error, "cli-unknown-command", word=" ".join(error.unused_tokens or ()))


@told.register
def _(error: MissingArgumentError) -> Failure:
    return _misused(error, "cli-missing-argument", word=_name(error))


@told.register
def _(error: CoercionError) -> Failure:
    value = error.token.value if error.token else ""
    return _misused(error, "cli-bad-value", word=_name(error), value=value)


@told.register
def _(error: RepeatArgumentError) -> Failure:
    return _misused(error, "cli-said-twice", word=_name(error))


def _misused(error: CycloptsError, key: str, **params: Any) -> Failure:
    return failure(key, status=2, help=_help(error), **params)


def _help(error: CycloptsError) -> str:
    return " ".join(("langnghe", *(error.command_chain or ()), "--help"))


def _name(error: CycloptsError) -> str:
    return error.argument.name if error.argument is not None else ""


def _where(error: BaseException) -> str:
    """The innermost place of our own code; never the error's message, which may quote what a person wrote."""
    place, trace = "", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "langnghe" in code.co_filename:
            place = f"{code.co_filename.rsplit('langnghe', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
