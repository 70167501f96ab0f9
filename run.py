#!/usr/bin/env python3
"""The two commands of the README, and what developers use every day.

Needs only Python 3.11 or later with pip. Everything else (uv itself, then every package pinned in
requirements.lock) is installed into .uv/ and .venv/ beside this file, never into the machine's own Python.

    python3 run.py demo          the program with a sample office, in the browser
    python3 run.py test [...]    all tests; further words go to pytest
    python3 run.py lint          style, types and import contracts
    python3 run.py lock          resolve requirements.lock anew from pyproject.toml
    python3 run.py ANYTHING …    the command line `langnghe ANYTHING …`
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
UV_VERSION = "0.13.8"
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = HERE / "requirements.lock"


def uv() -> str:
    """The path of uv, installed beside this file when the machine has none."""
    own = HERE / ".uv" / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    if own.exists():
        return str(own)
    if found := shutil.which("uv"):
        return found
    # --target also works where the system's Python refuses installs into itself (PEP 668).
    target = str(HERE / ".uv")
    sh(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
       "--root-user-action=ignore", "--target", target, f"uv=={UV_VERSION}")  # fmt: skip
    return str(own)


def sh(*command: str) -> None:
    """Run one command; on failure end with its exit code, without a traceback."""
    done = subprocess.run(command, cwd=HERE, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def prepare() -> None:
    """Make .venv hold exactly what requirements.lock names; quick when it already does."""
    stamp = VENV / "lock.sha256"
    wanted = hashlib.sha256(LOCK.read_bytes() + (HERE / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    tool = uv()
    if not BIN.exists():
        sh(tool, "venv", "--quiet", "--python", sys.executable, str(VENV))
    os.environ["VIRTUAL_ENV"] = str(VENV)
    sh(tool, "pip", "sync", "--quiet", "--compile-bytecode", "--require-hashes", str(LOCK))
    sh(tool, "pip", "install", "--quiet", "--no-deps", "--editable", str(HERE))
    stamp.write_text(wanted)


def lock() -> None:
    sh(uv(), "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--extra", "dev",
       "--python-version", "3.11", "--upgrade", "--custom-compile-command", "python3 run.py lock",
       "-o", str(LOCK), "pyproject.toml")  # fmt: skip


def lint() -> None:
    python = str(BIN / "python")
    sh(python, "-m", "ruff", "check", ".")
    sh(python, "-m", "ruff", "format", "--check", ".")
    sh(python, "-m", "mypy")
    sh(str(BIN / "lint-imports"))


def test(words: list[str]) -> None:
    """All tests, or what `words` say; their databases in memory where the machine has a file system there."""
    memory = Path("/dev/shm")  # noqa: S108 - only a folder for temporary files
    if memory.is_dir() and shutil.disk_usage(memory).free > 4 << 30:
        os.environ.setdefault("TMPDIR", str(memory))
    # Each process of the tests would compile the whole program anew, and rewrite every assert.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # One process more than cores: a third of the time the tests wait, for a browser or another process.
    workers = str((os.cpu_count() or 1) + 1)
    sh(str(BIN / "python"), "-m", "pytest", "-n", workers, "--dist", "worksteal", *words)


def main(words: list[str]) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - that is what this line is for
        sys.exit(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
    if not words or words[0] in {"-h", "--help"}:
        sys.exit(__doc__)
    if words[0] == "lock":
        lock()
        return
    prepare()
    if words[0] == "lint":
        lint()
    elif words[0] == "test":
        test(words[1:])
    else:
        # exec, so that signals (Ctrl-C, SIGTERM) reach the program itself.
        program = str(BIN / "langnghe")
        os.chdir(HERE)
        os.execv(program, [program, *words])  # noqa: S606 - the words are the user's own


if __name__ == "__main__":
    main(sys.argv[1:])
