"""What the demo answers, as README and ODD description show it; numbers come from its own 120 runs."""

import re
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import numpy as np

from simulation.documents.tables import NONE, markdown
from simulation.words import tell

ROOT = Path(__file__).parents[2]
EXPERIMENT = "experiments/claims/space-vs-events.toml"
# A README shows these of the table's measures.
SHOWN = (
    "awareness",
    "trust",
    "taking_part",
    "regulars",
    "contributors",
    "activists",
    "team_hours",
    "team_yuan",
    "legacy_52",
    "persistence_52",
)
ARMS = ("space", "fixed_point", "one_off")
PAIRS = (("space", "one_off"), ("fixed_point", "one_off"), ("space", "fixed_point"))
ADULTS = 1500
# What practitioners expect (model 16): the saying, lowest and highest, what is counted, and in which arms.
MAGNITUDES = (
    ("an event draws 30 to 90 people", 30, 90, ("visitors_per_occasion",), ("fixed_point", "one_off")),
    ("a well-run space is visited 30 to 120 times a week", 30, 120, ("attendance",), ("space",)),
    ("35 to 75 % know the team", 0.35, 0.75, ("awareness",), ARMS),
    ("3 to 10 % are regulars", 0.03 * ADULTS, 0.10 * ADULTS, ("regulars",), ARMS),
    ("1 to 3 % contribute", 0.01 * ADULTS, 0.03 * ADULTS, ("contributors", "activists"), ARMS),
    ("5 to 15 are activists", 5, 15, ("activists",), ARMS),
    ("a year after exit between none and most of it remains", 0, 1, ("persistence_52",), ARMS),
)


def carried_out(folder: Path, lang: str) -> str:
    """Run the demo into a folder, or go on with it, and return what it prints."""
    command = [sys.executable, "-m", "simulation", "batch", EXPERIMENT, "--quiet", "--lang", lang, "--out", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def shown(printed: str, folder: Path, lang: str) -> str:
    """Return the demo's table, trimmed, and the answer in short, in the report's words."""
    table, rest = printed.split(tell("table.outcomes_note", lang=lang)[:12], 1)
    warnings = [line for part in rest.split("\n\n") if part.startswith("!") for line in part.split("\n")]
    lines = [*_trimmed(table.rstrip().split("\n"), lang), "…", *warnings]
    answers = "\n>\n".join("> " + sentence for sentence in _answers(folder, lang))
    return "```text\n" + "\n".join(line.rstrip() for line in lines) + f"\n```\n\n{answers}"


def magnitudes(folder: Path) -> str:
    """Return what practitioners expect beside means and extremes of the runs; means outside are in bold."""
    from simulation.report.folder import read

    outcomes = {arm.id: arm.outcomes for arm in read(folder, "en").arms}
    rows = []
    for saying, low, high, names, arms in MAGNITUDES:
        cells = [_found(outcomes[arm], names, low, high) if arm in arms else NONE for arm in ARMS]
        rows.append((saying, f"`{' + '.join(names)}`", f"{low:g} to {high:g}", *cells))
    return markdown(("expected", "measure", "range", *(f"`{arm}`" for arm in ARMS)), rows)


def _found(outcomes: Mapping[str, np.ndarray], names: tuple[str, ...], low: float, high: float) -> str:
    runs = np.sum([outcomes[name] for name in names], axis=0)
    runs = runs[np.isfinite(runs)]
    digits = 2 if high <= 1 else 1
    mean = f"{runs.mean():.{digits}f}"
    strong = "" if low <= runs.mean() <= high else "**"
    return f"{strong}{mean}{strong} ({runs.min():.{digits}f} to {runs.max():.{digits}f})"


def _trimmed(lines: list[str], lang: str) -> list[str]:
    """Return the head of the table and the measures that are shown, each with its lines of numbers."""
    rule = next(place for place, line in enumerate(lines) if "──" in line)
    labels = tuple(tell(f"measure.{name}.label", lang=lang) for name in SHOWN)
    kept = [line for line in lines[: rule + 1] if line.strip()]
    keeps = False
    for line in lines[rule + 1 :]:
        cell = re.split(r"\s{2,}", line.strip())[0]
        begins = re.search(r"[\d–]$", line.rstrip()) is not None  # the line with the means, not those beneath it
        keeps = any(label.startswith(cell) for label in labels) if begins else keeps
        if keeps:
            kept.append(line)
    return kept


def _answers(folder: Path, lang: str) -> list[str]:
    """Return one sentence for each pair of arms with a team, in the report's words."""
    from simulation.report.folder import read
    from simulation.report.sentences import sentence

    batch = read(folder, lang)
    arms = {arm.id: arm for arm in batch.arms}
    say = partial(tell, lang=lang)
    return [sentence(batch, arms[one], arms[other], "legacy_52", say) for one, other in PAIRS]


def keep_figure(folder: Path, lang: str) -> None:
    """Keep the batch's weekly curves beside the documents, in few colours so that the file stays small."""
    from PIL import Image

    with Image.open(folder / "figures" / "weekly.png") as picture:
        few = picture.convert("RGB").quantize(colors=64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(ROOT / "docs" / "figures" / f"space-vs-events.{lang}.png", optimize=True)
