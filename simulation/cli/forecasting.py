"""`--dry-run`: what a batch will take, from a short pilot."""

import argparse
from typing import TYPE_CHECKING

from simulation.cli.common import print_json
from simulation.cli.progress import clock
from simulation.words import language, tell

if TYPE_CHECKING:
    from simulation.batch.design import Design
    from simulation.batch.forecast import Detectable, Forecast
    from simulation.batch.limits import Limits

KB = 1000.0


def tell_forecast(design: "Design", arguments: argparse.Namespace, limits: "Limits") -> int:
    """Make the pilot and tell what it says; nothing is kept."""
    from functools import partial

    from simulation.batch import forecast

    report = None
    if not arguments.no_report:
        from simulation.report import write

        report = partial(write, lang=language())
    found = forecast.forecast(design, out=arguments.out, workers=arguments.workers, limits=limits, report=report)
    if arguments.json:
        print_json(found._asdict() | {"detectable": [row._asdict() for row in found.detectable]})
    else:
        for line in _lines(found, design):
            print(line)
    return 0


def _lines(found: "Forecast", design: "Design") -> list[str]:
    shape = {"arms": f"{len(design.arms):,}", "points": f"{len(design.points):,}", "replicates": f"{design.runs:,}"}
    there = tell("forecast.there", before=f"{found.before:,}") if found.before else ""
    lines = [
        tell("forecast.runs", runs=f"{found.runs:,}", **shape) + there,
        tell("forecast.time", time=clock(found.seconds), workers=max(1, found.workers)),
        tell("forecast.disk", size=_size(found.size)),
    ]
    lines += [_detectable(row) for row in found.detectable]
    pilot = {"runs": f"{found.pilot_runs:,}", "time": clock(found.pilot_seconds)}
    lines.append(tell("forecast.pilot", **pilot))
    if found.failed:
        lines.append(tell("forecast.failed", failed=found.failed))
    return lines


def _detectable(row: "Detectable") -> str:
    from simulation.measures import OUTCOMES

    digits = OUTCOMES[row.measure].digits
    numbers = {name: f"{getattr(row, name):,.{digits}f}" for name in ("difference", "low", "high", "base")}
    measure = {"measure": tell(f"measure.{row.measure}.label"), "unit": tell(f"unit.{OUTCOMES[row.measure].unit}")}
    return tell("forecast.detectable", arm=row.arm, minus=row.minus, **measure, **numbers)


def _size(size: float) -> str:
    power = 1 if size < KB**2 else 2 if size < KB**3 else 3
    return f"{size / KB**power:,.1f} {('kB', 'MB', 'GB')[power - 1]}"
