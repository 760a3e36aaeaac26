"""`python -m benchmarks [--quick] [--json] [--plain]`: all measurements as tables, or as JSON."""

import argparse
import json
import sys

from benchmarks import diary, kernel, startup, week

MEANS = (("expected", 3), ("found", 4), ("standard_error", 5))  # and decimals shown


def main() -> int:
    """Measure, print, and return 1 if the kernel is not the reference's."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure speed and memory.")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, for a look in a minute")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--plain", action="store_true", help="plain Mesa at 200,000 residents too (minutes)")
    arguments = parser.parse_args()
    found = {}
    for name, measure, show in (
        ("week", lambda: week.weeks(quick=arguments.quick), _show_week),
        ("diary", lambda: diary.costs(quick=arguments.quick), _show_diary),
        ("kernel_means", lambda: kernel.comparison(_replicates(arguments.quick)), _show_means),
        (
            "kernel_speed",
            lambda: kernel.speeds(quick=arguments.quick, plain_at_all_sizes=arguments.plain),
            _show_speed,
        ),
        ("startup", lambda: startup.startups(quick=arguments.quick), _show_startup),
    ):
        found[name] = measure()
        if not arguments.json:
            show(found[name])
    if arguments.json:
        print(json.dumps(found, indent=2))
    return 0 if all(row["agrees"] for row in found["kernel_means"]) else 1


def _replicates(quick: bool) -> int:
    return kernel.QUICK_REPLICATES if quick else kernel.REPLICATES


def _table(title: str, heads: list[str], rows: list[list[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    print(f"\n{title}")
    for row in (heads, *rows):
        print("  " + "  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)), flush=True)


def _show_week(rows: list[dict]) -> None:
    _table(
        "The full week (CPU; median after a warm-up; a process for each size)",
        [
            "adults",
            "weeks",
            "ns a resident-week",
            "least",
            "budget",
            "set-up s",
            "peak MiB",
            "bytes a resident",
            "taking part",
        ],
        [
            [
                f"{row['adults']:,}",
                str(row["weeks"]),
                f"{row['ns']:.0f}",
                f"{row['least_ns']:.0f}",
                f"{row['budget_ns']:.0f}" if row["budget_ns"] else "",
                f"{row['set_up_s']:.2f}",
                f"{row['peak_mib']:.0f}",
                f"{row['bytes_a_resident']:.0f}",
                f"{row['taking_part']:.1%}",
            ]
            for row in rows
        ],
    )


def _show_diary(rows: list[dict]) -> None:
    _table(
        "What keeping the diary costs (CPU; least of several runs with the same luck)",
        ["strategy", "weeks", "ms a week without", "with a diary", "most", "entries"],
        [
            [
                row["strategy"],
                str(row["weeks"]),
                f"{row['ms_a_week']:.2f}",
                f"{row['share']:+.1%}",
                f"{row['most']:+.0%}",
                f"{row['entries']:,.0f}",
            ]
            for row in rows
        ],
    )


def _show_means(rows: list[dict]) -> None:
    _table(
        "The shared kernel: means of awareness, trust, participation (reference | found)",
        ["week", "reference", "found", "standard error", "agrees"],
        [
            [
                str(row["week"]),
                *(" ".join(f"{part:.{places}f}" for part in row[key]) for key, places in MEANS),
                "yes" if row["agrees"] else "NO",
            ]
            for row in rows
        ],
    )


def _show_speed(rows: list[dict]) -> None:
    _table(
        "The shared kernel: ns of CPU a resident-week (interleaved repetitions)",
        ["residents", "columns", "plain Mesa", "plain / columns"],
        [
            [
                f"{row['residents']:,}",
                f"{row['columns_ns']:.0f}",
                f"{row['plain_ns']:,.0f}" if row["plain_ns"] else "-",
                f"{row['ratio']:.0f}" if row["ratio"] else "-",
            ]
            for row in rows
        ],
    )


def _show_startup(found: dict[str, float]) -> None:
    _table("Start-up (wall, median)", ["", "ms"], [[name, f"{1000 * time:.0f}"] for name, time in found.items()])


if __name__ == "__main__":
    sys.exit(main())
