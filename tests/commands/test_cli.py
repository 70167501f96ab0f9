"""The command line: what it answers, and one clear line with an exit code when it cannot."""

import contextlib
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from langnghe.bot import cli
from langnghe.bot.commands import words
from langnghe.bot.commands.books import office_books, settings_of
from langnghe.models import RoleKind
from langnghe.services import authority, invitations

ROADS = "21433.kinh_te"


@dataclass(frozen=True, slots=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The one line on stderr."""
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def a_quiet_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No configuration and no settings in sight, and the machine's own mask of permissions afterwards."""
    for name in [name for name in os.environ if name.startswith("LANGNGHE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANGNGHE_LANG", "en")
    monkeypatch.chdir(tmp_path)
    mask = os.umask(0o022)
    yield
    os.umask(mask)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        status = 0
        try:
            cli.main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return run


@pytest.fixture
def office(tmp_path: Path, sqlite_template: Path) -> Path:
    """An office that has been set up; its configuration."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "langnghe.db").write_bytes(sqlite_template.read_bytes())
    file = tmp_path / "config.toml"
    file.write_text('[office]\nname = "UBND tỉnh Quảng Ngãi"\nprovince = "Quảng Ngãi"\n', "utf-8")
    return file


# As a process of its own --------------------------------------------------------------------------------------


def test_a_command_of_its_own_speaks_utf8_on_any_machine(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "langnghe.bot.cli", "route", "--text", "ổ gà", "--area", "xã Lân Phong"],
        env={"PATH": os.environ["PATH"], "LC_ALL": "POSIX", "PYTHONUTF8": "0", "LANGNGHE_LANG": "vi"},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Lĩnh vực: Hạ tầng giao thông (giao_thong)" in done.stdout.decode()


def test_who_stops_reading_early_is_no_error(tmp_path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m langnghe.bot.cli deadline --from 2026-11-20 --span '9000 WD' --explain | head -1",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.stdout.startswith(b"2063-")
    assert done.stderr == b""


def test_a_small_question_does_not_load_the_whole_program() -> None:
    asked = "import sys; from langnghe.bot import cli; cli.make_app(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    assert not {"aiogram", "aiohttp", "alembic", "langnghe.bot.app"} & set(done.stdout.split())


# Words --------------------------------------------------------------------------------------------------------


def test_help_and_version(run: Run) -> None:
    assert re.fullmatch(r"langnghe \d+\.\d+\.\d+\n", run("version").out)
    for shown in (run(), run("--help")):
        assert shown.status == 0
        assert all(command in shown.out for command in cli.COMMANDS)
    for command in cli.COMMANDS:
        assert run(command, "--help").status == 0


def test_it_speaks_vietnamese_where_the_machine_does(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGNGHE_LANG")
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    assert words.language() == "en"
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert run("frob").line == "Không có lệnh “frob”. Xem: langnghe --help"
    monkeypatch.setenv("LANGNGHE_LANG", "en")
    assert run("frob").line == 'There is no command "frob". See: langnghe --help'


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["frob"], 'no command "frob"'),
        (["deadline", "--span", "10 WD"], "--from is missing"),
        (["deadline", "--from", "2026-11-20", "--span", "10 WD", "--frob", "1"], 'no option "--frob"'),
        (["invite", "--role", "boss"], '--role does not take "boss"'),
        (["invite", "--role", "officer", "--until", "tomorrow"], '--until does not take "tomorrow"'),
        (["backup"], "is missing"),
        (["version", "now"], "langnghe version --help"),
    ],
)
def test_what_is_typed_wrongly_is_one_line_with_where_the_help_is(run: Run, typed: list[str], said: str) -> None:
    done = run(*typed)
    assert done.status == 2
    assert said in done.line
    assert "--help" in done.line


def test_a_fault_of_ours_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("0905 123 456")  # what a person wrote must not come out with it

    monkeypatch.setattr("langnghe.bot.commands.answers.due", broken)
    done = run("deadline", "--from", "2026-11-20", "--span", "10 WD")
    assert done.status == 1
    assert re.fullmatch(r"A fault of the program: KeyError at /bot/commands/answers\.py:\d+", done.line)


# deadline -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "span", "due"),
    [
        ("2026-11-20", "10 WD", "2026-12-07"),
        ("2026-11-20", "7 wd", "2026-12-02"),
        ("2026-11-20", "30D", "2026-12-21"),
        ("2026-02-10", "10 WD", "2026-03-03"),
        ("2026-08-21", "1 WD", "2026-08-22"),
        ("2026-11-20T08:30", "8 H", "2026-11-20T16:30+07:00"),
        ("2026-11-20T18:30:00Z", "1 WD", "2026-11-23"),  # that is Saturday already in Vietnam
    ],
)
def test_a_due_date_comes_first_and_under_its_key(run: Run, start: str, span: str, due: str) -> None:
    assert run("deadline", "--from", start, "--span", span).out.splitlines()[0] == due
    explained = run("deadline", "--from", start, "--span", span, "--explain")
    assert explained.out.splitlines()[0] == due
    assert len(explained.out.splitlines()) > 1
    answer = json.loads(run("deadline", "--from", start, "--span", span, "--json").out)
    assert answer["due"] == due


def test_why_this_date(run: Run) -> None:
    lines = run("deadline", "--from", "2026-11-20", "--span", "3 WD", "--explain").out.splitlines()
    assert lines[1:] == [
        "  Friday 20/11: the day it begins does not count",
        "  21/11 – 22/11: Saturday and Sunday, not counted",
        "  Monday 23/11: working day 1",
        "  Tuesday 24/11: public holiday (Ngày Văn hóa Việt Nam), not counted",
        "  25/11 – 26/11: 2 working days (2–3)",
    ]
    steps = json.loads(run("deadline", "--from", "2026-11-20", "--span", "3 WD", "--explain", "--json").out)[
        "explanation"
    ]
    assert [step["number"] for step in steps if step["counted"]] == [1, 2, 3]


def test_a_span_or_date_that_cannot_be_read(run: Run) -> None:
    def asked(start: str, span: str) -> str:
        return run("deadline", "--from", start, "--span", span).line

    assert "WD (working days), D (days) or H (hours)" in asked("2026-11-20", "ten")
    assert "a day like 2026-11-20" in asked("20/11/2026", "1 D")
    assert "after the last year" in asked("9999-12-01", "9999 WD")


def test_an_office_s_own_calendar_counts(run: Run, office: Path) -> None:
    office.write_text(office.read_text("utf-8") + "culture_day = false\n", "utf-8")
    asked = ("deadline", "--from", "2026-11-20", "--span", "10 WD")
    assert run(*asked, "--config", str(office)).out == "2026-12-04\n"


# route --------------------------------------------------------------------------------------------------------


def test_where_a_text_would_go(run: Run) -> None:
    answer = json.loads(run("route", "--text", "duong lang day o ga", "--area", "lan phong", "--json").out)
    assert set(answer) == {"kind", "field", "body", "rung", "confidence"}
    assert (answer["kind"], answer["field"]) == ("report", "giao_thong")
    assert (answer["body"], answer["rung"]) == (ROADS, "field_area")
    assert 0 < answer["confidence"] <= 1
    named = json.loads(run("route", "--text", "đường ở xã Lân Phong, Quảng Ngãi đầy ổ gà", "--json").out)
    assert named["body"] == ROADS
    nowhere = json.loads(run("route", "--text", "đường làng đầy ổ gà", "--json").out)
    assert (nowhere["body"], nowhere["rung"]) == (None, None)
    assert "add --area" in run("route", "--text", "đường làng đầy ổ gà").out


def test_what_the_law_sends_another_way_and_what_cannot_wait_is_said(run: Run) -> None:
    denunciation = run("route", "--text", "Tôi tố cáo chủ tịch xã nhận hối lộ", "--area", "21433")
    assert "denunciation (guided, not taken as a ticket)" in denunciation.out
    assert "call 114 first" in run("route", "--text", "cháy nhà", "--area", "21433").out


def test_an_area_that_may_be_several_is_asked_back(run: Run) -> None:
    assert "05923 Xã Tân Thành (Thái Nguyên)" in run("route", "--text", "x", "--area", "Tân Thành").line
    assert run("route", "--text", "x", "--area", "qqqq zzzz").line == 'Which area is "qqqq zzzz"?'


def test_an_office_s_own_table_decides(run: Run, office: Path) -> None:
    with office_books(settings_of(office)) as work:
        from langnghe.models import Person
        from langnghe.services import grants, routing_table

        person = Person(name="Hà", created_at=work.now)
        work.session.add(person)
        work.session.flush()
        grants.give(work, person.id, "51.chu_tich", RoleKind.ADMIN)
        routing_table.change(work, "giao_thong", "21433", "21433.chu_tich", person.id)
    asked = ("route", "--text", "ổ gà", "--area", "lân phong", "--json", "--config", str(office))
    assert json.loads(run(*asked).out)["body"] == "21433.chu_tich"


# init, check-config, invite -----------------------------------------------------------------------------------


def test_an_office_is_set_up_in_one_command(run: Run, tmp_path: Path) -> None:
    done = run("init", "--province", "quang ngai")
    assert done.status == 0, done.err
    assert "tỉnh Quảng Ngãi: made 97 areas, 785 bodies" in done.out
    assert "Still missing: an admin, " in done.out
    assert "an officer for 785 bodies" in done.out
    assert settings_of(tmp_path / "config.toml").office.name == "UBND tỉnh Quảng Ngãi"
    assert (tmp_path / "data" / "langnghe.db").stat().st_mode & 0o077 == 0  # nobody else's to read
    assert "nothing was made" in run("init").out
    assert run("init", "--province", "Hà Nội").line.startswith("config.toml is for Quảng Ngãi, not for Hà Nội")
    assert run("check-config").status == 0


def test_one_commune_alone_is_set_up_by_its_code(run: Run) -> None:
    done = run("init", "--commune", "21433", "--name", 'UBND "Lân Phong"', "--config", "here/commune.toml")
    assert "Xã Lân Phong: made 1 area, 8 bodies" in done.out
    assert settings_of(Path("here/commune.toml")).office.name == 'UBND "Lân Phong"'
    assert Path("here/data/langnghe.db").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "give --province NAME or --commune CODE"),
        (["--province", "Huế", "--commune", "21433"], "either --province or --commune"),
        (["--province", "Quảng"], "Nearest: Tuyên Quang, Quảng Ninh"),
        (["--commune", "00000"], 'No commune, ward or special zone is "00000"'),
    ],
)
def test_a_place_that_is_none_makes_nothing(run: Run, typed: list[str], said: str) -> None:
    assert said in run("init", *typed).line
    assert not Path("config.toml").exists()


def test_every_mistake_of_a_configuration_at_once(run: Run) -> None:
    Path("config.toml").write_text(
        '[office]\nname = ""\nprovince = "Atlantis"\n[http]\nport = "x"\n[telegram]\ntoken = "hush:hush"\n',
        "utf-8",
    )
    done = run("check-config")
    assert done.status == 1
    assert len(done.err.splitlines()) == 4
    assert "http.port" in done.err
    assert "hush" not in done.err
    assert "(and 3 more; see all with: langnghe check-config --config config.toml)" in run("serve").line
    assert run("check-config", "--config", "none.toml").line.startswith("none.toml: no such file")


def test_what_is_in_force_is_shown_without_secrets(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGNGHE_TELEGRAM__TOKEN", "42:hush")
    shown = run("check-config").out
    assert "telegram.token = ***" in shown
    assert "hush" not in shown


def test_an_invitation_is_printed_once_and_works(run: Run, office: Path) -> None:
    done = run("invite", "--role", "officer", "--body", ROADS, "--name", "Trần Thị Mai", "--until", "2099-06-30")
    code = re.search(r"Code: (\S+)", done.out)
    assert code is not None
    assert f"http://127.0.0.1:8080/chat/?start=inv_{code[1].replace('-', '')}" in done.out
    with office_books(settings_of(office)) as work:
        from langnghe.models import Person

        person = Person(name="mai", created_at=work.now)
        work.session.add(person)
        work.session.flush()
        joined = invitations.redeem(work, person.id, code[1])
        assert isinstance(joined, invitations.Joined)
        assert joined.name == "Trần Thị Mai"
        assert [post.body_code for post in authority.posts(work, person.id)] == [ROADS]


def test_whom_an_invitation_is_for_must_be_clear(run: Run, office: Path) -> None:
    assert "admin of Chủ tịch UBND tỉnh Quảng Ngãi" in run("invite", "--role", "admin").out
    assert run("invite", "--role", "head", "--body", "phong kinh te lan phong").status == 0
    assert run("invite", "--role", "head").line == "--body is missing: code or name of the body"
    assert '"phong kinh te" may be 96 bodies: ' in run("invite", "--role", "head", "--body", "phong kinh te").line
    assert "No body is like" in run("invite", "--role", "head", "--body", "zzzz qqqq").line
    past = run("invite", "--role", "head", "--body", ROADS, "--until", "2020-01-01")
    assert "must be after the beginning" in past.line


# The store ----------------------------------------------------------------------------------------------------


def test_backup_and_restore(run: Run, office: Path) -> None:
    assert run("backup", "kept.zip").status == 0
    assert "is there already" in run("backup", "kept.zip").line
    assert "add --replace" in run("restore", "kept.zip").line
    restored = run("restore", "kept.zip", "--replace")
    assert "What was there before is kept in" in restored.out
    assert "no file none.zip" in run("restore", "none.zip", "--replace").line


def test_a_database_that_cannot_be_used_is_one_line(run: Run, office: Path) -> None:
    office.write_text(
        office.read_text("utf-8") + '[database]\nurl = "postgresql://u:hush@127.0.0.1:1/none?connect_timeout=2"\n',
        "utf-8",
    )
    done = run("invite", "--role", "admin")
    assert done.line.startswith("The database cannot be used: ")
    assert "hush" not in done.err
    assert "pg_dump" in run("backup", "b.zip").line
    nowhere = office.read_text("utf-8").replace("postgresql://u:hush@127.0.0.1:1", "sqlite:////proc")
    office.write_text(nowhere, "utf-8")
    assert run("invite", "--role", "admin").status == 1


def test_a_server_without_an_office_says_what_to_do(run: Run) -> None:
    Path("config.toml").write_text('[office]\nname = "x"\ncommune = "21433"\n', "utf-8")
    assert "run langnghe init first" in run("serve").line


# A server -----------------------------------------------------------------------------------------------------


def a_free_port() -> int:
    """A port below those that the system hands out: nobody takes it while the server opens anew."""
    for port in random.sample(range(15_000, 30_000), 100):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    pytest.fail("no free port")


class Server:
    """`langnghe serve` as a process of its own."""

    def __init__(self, config: Path) -> None:
        self._lines: list[str] = []
        self._news = threading.Condition()
        command = [sys.executable, "-m", "langnghe.bot.cli", "serve", "--config", str(config)]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"LANGNGHE_HTTP__PORT": str(a_free_port())},
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as log:
            for line in log:
                with self._news:
                    self._lines.append(line)
                    self._news.notify_all()

    def logged(self, event: str, times: int = 1) -> None:
        """Wait until it has logged the event so often."""
        with self._news:
            found = self._news.wait_for(lambda: sum(event in line for line in self._lines) >= times, timeout=60)
        assert found, "".join(self._lines)

    @property
    def log(self) -> str:
        with self._news:
            return "".join(self._lines)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=60)
        self._reader.join()
        return status


def test_a_server_is_backed_up_restored_and_stopped_while_it_serves(run: Run, office: Path) -> None:
    server = Server(office)
    try:
        server.logged("app.started")
        assert "Another process serves" in run("serve").line
        assert run("invite", "--role", "admin").status == 0
        assert run("backup", "live.zip").status == 0
        restored = run("restore", "live.zip", "--replace")
        assert "The running server has taken it up" in restored.out, restored.err
        server.logged("restore.done")
        server.logged("app.started", times=2)
    finally:
        status = server.stop()
    assert status == 0, server.log
