"""A year of a province on a simulated clock: 100 communes, 100,000 tickets, people who are only human.

    .venv/bin/python bench/year.py                             the whole year, as docs/simulated-year.md shows it
    .venv/bin/python bench/year.py --tickets 5000 --communes 10
    .venv/bin/python bench/year.py --chart docs/simulated-year.svg

The program's own services and sweeps run on SQLite, an hour at a time; who does what, and who forgets, falls ill
or passes things on, is in tests/year. It ends with an error where a ticket was forgotten, a circle lasted, or an
escalation reached nobody.
"""

import argparse
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.year.reckoning import Month, Reckoning, Spread, reckon
from tests.year.simulation import Diary, Plan, Year


def main() -> None:
    options = _options()
    plan = Plan(communes=options.communes, tickets=options.tickets, citizens=max(100, options.tickets * 3 // 10))
    began = time.monotonic()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        url = f"sqlite:///{folder}/year.db"
        year = Year(url, plan, report=lambda line: print(line, file=sys.stderr, flush=True))
        diary = year.run()
        year.close()
        took = time.monotonic() - began
        end = datetime.combine(plan.first, datetime.min.time(), UTC) + timedelta(days=plan.days + plan.after)
        found = reckon(url, diary, end)
    print("\n".join(_table(plan, found, diary, took)))
    if options.chart:
        options.chart.write_text(_chart(found, diary), encoding="utf-8")
    faults = _faults(found)
    if faults:
        sys.exit("NOT as it must be: " + "; ".join(faults))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--communes", type=int, default=100)
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--chart", type=Path, help="where to write the chart (SVG)")
    parser.add_argument("--folder", help="where the books are kept meanwhile; a file system in memory is faster")
    return parser.parse_args()


def _faults(found: Reckoning) -> list[str]:
    said = {
        "tickets forgotten": len(found.forgotten),
        "open tickets without a clock": found.clockless,
        "disputes undecided": found.undecided,
        "escalations that told nobody": found.told_nobody,
        "people told by an escalation who did not hear of it": found.unheard,
    }
    return [f"{number} {what}" for what, number in said.items() if number]


# The table ------------------------------------------------------------------------------------------------------


def _table(plan: Plan, found: Reckoning, diary: Diary, took: float) -> list[str]:
    rounds = sum(month.received for month in found.months.values())
    passed_on = ", ".join(f"{number} times: {count}" for number, count in found.passed_on.items())
    episodes = ", ".join(f"{kind} {count}" for kind, count in sorted(found.episodes.items()))
    rows = [
        (
            "communes, tickets, officials who were told anything",
            f"{plan.communes}, {plan.tickets}, {len({p for p, _ in diary.per_day})}",
        ),
        ("answers that were due (with reopened matters)", str(rounds)),
        ("answered by the date", _share(sum(month.in_time for month in found.months.values()), rounds)),
        ("answered late", _share(sum(month.late for month in found.months.values()), rounds)),
        ("days to an answer: middle, 9 of 10, longest", _spread(found.days_to_answer)),
        ("days late, where late", _spread(found.days_late)),
        ("overdue episodes", episodes),
        ("escalations", str(found.acts.get("escalate", 0))),
        ("passed on", passed_on),
        ("disputes; days to the umpire's word", f"{found.days_to_decide.number}; {_spread(found.days_to_decide)}"),
        ("messages a day to an official who gets any", _spread(found.messages)),
        ("the same to a head", _spread(found.messages_to_heads)),
        ("**forgotten at the end**", str(len(found.forgotten))),
        ("**open without a clock**", str(found.clockless)),
        ("**disputes undecided**", str(found.undecided)),
        ("**escalations that reached nobody**", str(found.told_nobody + found.unheard)),
        ("time taken", f"{took / 60:.0f} minutes"),
    ]
    months = [
        f"| {name} | {each.received} | {each.in_time} | {each.late} |" for name, each in found.months.items()
    ]
    acts = ", ".join(f"{act} {number}" for act, number in found.acts.items())
    return [
        "| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows), "",
        "| month | due | by the date | late |", "|---|---|---|---|", *months, "",
        f"Acts: {acts}.",
    ]  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / max(whole, 1):.1f} %)"


def _spread(spread: Spread) -> str:
    return f"{spread.middle:.1f}, {spread.most:.1f}, {spread.largest:.1f}"


# The chart ------------------------------------------------------------------------------------------------------

WIDTH, HEIGHT, LEFT, TOP, GAP = 960, 260, 60, 40, 90
IN_TIME, LATE, OPEN, LETTERS = "#2f7d5b", "#c2452d", "#4a6fa5", "#333"


def _chart(found: Reckoning, diary: Diary) -> str:
    """Above: what came in each month and how it was answered. Below: what was open each night, and late."""
    height = TOP + 2 * HEIGHT + GAP + 40
    size = f'viewBox="0 0 {LEFT + WIDTH + 20} {height}" font-family="sans-serif" font-size="13"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="The simulated year">',
        '<rect width="100%" height="100%" fill="#fff"/>',
        *_bars(list(found.months.items())),
        *_lines(diary.open_and_late),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _bars(months: list[tuple[str, Month]]) -> list[str]:
    top, foot = max(month.received for _, month in months), TOP + HEIGHT
    step = WIDTH / len(months)
    parts = [
        _title("Due by month of receipt", TOP, [("by the date", IN_TIME), ("late", LATE)]),
        *_scale(top, foot),
    ]
    for place, (name, month) in enumerate(months):
        x, wide = LEFT + place * step + step * 0.15, step * 0.7
        below, above = HEIGHT * month.in_time / top, HEIGHT * month.late / top
        parts += [
            _bar(x, foot - below, wide, below, IN_TIME),
            _bar(x, foot - below - above, wide, above, LATE),
            f'<text x="{x + wide / 2:.1f}" y="{foot + 18}" text-anchor="middle" fill="{LETTERS}">{name}</text>',
        ]
    return parts


def _bar(x: float, y: float, wide: float, high: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{colour}"/>'


def _lines(nights: list[tuple[date, int, int]]) -> list[str]:
    top, start, foot = max(opened for _, opened, _ in nights), TOP + HEIGHT + GAP, TOP + 2 * HEIGHT + GAP
    step = WIDTH / max(len(nights) - 1, 1)
    parts = [_title("Open at midnight", start, [("open", OPEN), ("of these late", LATE)]), *_scale(top, foot)]
    for colour, values in ((OPEN, [each[1] for each in nights]), (LATE, [each[2] for each in nights])):
        points = " ".join(
            f"{LEFT + place * step:.1f},{foot - HEIGHT * value / top:.1f}" for place, value in enumerate(values)
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.6"/>')
    for place, (day, _, _) in enumerate(nights):
        if day.day == 1:
            parts.append(
                f'<text x="{LEFT + place * step:.1f}" y="{foot + 18}" fill="{LETTERS}">{day:%m/%y}</text>'
            )
    return parts


def _title(words: str, y: int, keys: list[tuple[str, str]]) -> str:
    legend = "".join(f'<tspan dx="14" fill="{colour}">■ {name}</tspan>' for name, colour in keys)
    return f'<text x="{LEFT}" y="{y - 14}" fill="{LETTERS}" font-size="15">{words}{legend}</text>'


def _scale(top: int, foot: int) -> list[str]:
    parts = []
    for part in range(5):
        y = foot - HEIGHT * part / 4
        parts += [
            f'<line x1="{LEFT}" x2="{LEFT + WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>',
            f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="{LETTERS}">{top * part // 4}</text>',
        ]
    return parts


if __name__ == "__main__":
    main()
