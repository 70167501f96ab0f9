"""`langnghe doctor` on the command line: its words, its exit codes, its JSON."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from langnghe.bot import cli, doctor
from langnghe.bot.doctor import examination
from langnghe.bot.doctor.examination import Report
from langnghe.bot.doctor.finding import Fact, Gravity, warning, wrong
from langnghe.bot.doctor.office import GRAVE_GAPS
from langnghe.locales.texts import Texts
from langnghe.models.contract import LANGUAGES
from langnghe.services.gaps import GapKind
from tests.commands.test_cli import Run, a_quiet_place, office, run  # noqa: F401 - fixtures
from tests.house import FRIDAY


def found(monkeypatch: pytest.MonkeyPatch, *each: object) -> None:
    """Let the doctor find these."""

    async def examine(*_: object) -> Report:
        report = Report()
        for one in each:
            report.add(one)  # type: ignore[arg-type]
        return report

    monkeypatch.setattr(examination, "examine", examine)


def test_a_new_office_is_told_what_it_needs(run: Run, office: Path) -> None:  # noqa: F811
    done = run("doctor")
    assert done.status == 1
    assert done.err == ""
    assert "[WRONG] No process serves" in done.out
    assert "→ Run: langnghe invite --role admin" in done.out
    assert "[LOOK AT] 785 bodies have no head" in done.out
    assert "Database: SQLite" in done.out
    assert done.out.index("[WRONG]") < done.out.index("[LOOK AT]")
    told = json.loads(run("doctor", "--json").out)
    assert told["status"] == 1
    assert {"key", "gravity", "what", "do", "since"} == set(told["findings"][0])
    assert "nobody-serves" in {each["key"] for each in told["findings"]}


@pytest.mark.parametrize(
    ("each", "status", "last"),
    [
        ((), 0, "All is well."),
        ((Fact("serving", {"count": 2}),), 0, "All is well."),
        ((warning("no-backup"),), 3, "Wrong: 0; to be looked at: 1."),
        ((warning("no-backup"), wrong("nobody-serves")), 1, "Wrong: 1; to be looked at: 1."),
    ],
)
def test_exit_codes(
    run: Run,  # noqa: F811
    office: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    each: tuple[object, ...],
    status: int,
    last: str,
) -> None:
    found(monkeypatch, *each)
    done = run("doctor")
    assert (done.status, done.out.splitlines()[-1]) == (status, last)
    assert json.loads(run("doctor", "--json").out)["status"] == status


def test_since_when_and_moments_are_said_as_read_in_vietnam(
    run: Run,  # noqa: F811
    office: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found(monkeypatch, warning("certificate-ends", FRIDAY, day=FRIDAY, host="x.vn"))
    assert "ends at 20/11/2026 09:00 (since 20/11/2026 09:00)" in run("doctor").out
    monkeypatch.setenv("LANGNGHE_LANG", "vi")
    assert (
        "[LƯU Ý] Chứng chỉ https của x.vn hết hạn lúc 20/11/2026 09:00 (từ 20/11/2026 09:00)" in run("doctor").out
    )


def test_mistakes_of_a_configuration_are_findings(run: Run) -> None:  # noqa: F811
    done = run("doctor")
    assert done.status == 1
    assert "config.toml: no such file" in done.out
    Path("config.toml").write_text('[office]\nname = ""\nprovince = "Atlantis"\n', "utf-8")
    told = json.loads(run("doctor", "--json").out)
    assert [each["key"] for each in told["findings"]] == ["config", "config"]
    assert "check-config" in told["findings"][0]["do"]


def test_the_backup_command_leaves_its_note(run: Run, office: Path) -> None:  # noqa: F811
    assert "No backup was ever made" in run("doctor").out
    assert run("backup", "kept.zip").status == 0
    after = run("doctor").out
    assert "No backup was ever made" not in after
    assert "Newest backup: " in after


def test_as_a_process_beside_one_that_holds_the_office(office: Path) -> None:  # noqa: F811
    from langnghe.bot.hold import Hold

    asked = [sys.executable, "-m", "langnghe.bot.cli", "doctor", "--json", "--config", str(office)]
    with Hold(office.parent / "data" / "langnghe.db"):
        done = subprocess.run(asked, capture_output=True, check=False, text=True)
    keys = {each["key"] for each in json.loads(done.stdout)["findings"]}
    assert "nobody-serves" not in keys
    assert done.returncode == 1


# Words --------------------------------------------------------------------------------------------------------


def keys_in_the_code() -> Iterator[str]:
    """Every key of a finding that the looks name."""
    for file in Path(doctor.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"wrong", "warning", "skewed"}:
                yield from (
                    each.value
                    for each in ast.walk(node.args[0])
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )
    yield from messengers_say()
    yield from (f"gap-{kind}" for kind in GapKind)


def messengers_say() -> Iterator[str]:
    from langnghe.bot.doctor.messengers import _SAYS

    yield from _SAYS.values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_its_words_and_what_to_do(language: str) -> None:
    texts = Texts(language)
    keys = set(keys_in_the_code()) - {"office-empty"}
    assert len(keys) > 50
    lacking = [key for key in keys if not (texts.has(f"doctor-{key}") and texts.has(f"doctor-{key}-do"))]
    assert lacking == []
    assert all(texts.has(f"doctor-{gravity}") for gravity in Gravity)
    assert set(GapKind) > GRAVE_GAPS


def test_it_is_a_command() -> None:
    assert cli.COMMANDS["doctor"] == "doctoring:doctor"
