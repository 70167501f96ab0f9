"""`langnghe`: the command line. Errors are one clear line on stderr and an exit code that is not 0."""

import os
import sys
from collections.abc import Sequence

from cyclopts import App

from langnghe.bot.commands.words import word

#: Where each command is; its module is loaded when it is called, so that a small question costs little.
COMMANDS = {
    "demo": "serving:demo",
    "serve": "serving:serve",
    "init": "setting_up:init",
    "check-config": "setting_up:check_config",
    "invite": "setting_up:invite",
    "route": "answers:route",
    "deadline": "answers:deadline",
    "doctor": "doctoring:doctor",
    "backup": "keeping:backup",
    "restore": "keeping:restore",
    "version": "answers:version",
}


def make_app() -> App:
    """The commands with their help."""
    app = App(name="langnghe", help=word("cli-help"), help_format="plaintext", version_flags=[])
    for name, place in COMMANDS.items():
        app.command(f"langnghe.bot.commands.{place}", name=name, help=word(f"cli-help-{name}"))
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and end the process with its exit code."""
    _speak_utf8()
    os.umask(0o077)  # what citizens wrote is for this user of the machine alone
    try:
        make_app()(
            [_as_typed(given) for given in (sys.argv[1:] if arguments is None else arguments)],
            exit_on_error=False,
            print_error=False,
            result_action="return_value",
        )
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Who read our output went away (| head): nothing to tell, and nobody to tell it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the last place: a line, never a traceback
        from langnghe.bot.commands.errors import told

        failure = told(error)
        sys.stderr.write(f"{failure.line}\n")
        sys.exit(failure.status)


def _as_typed(argument: str) -> str:
    """The argument read as UTF-8, which is what terminals send, whatever the machine is set to."""
    try:
        return os.fsencode(argument).decode()
    except UnicodeError:
        return argument


def _speak_utf8() -> None:
    """Vietnamese on a machine that is set to another alphabet."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
