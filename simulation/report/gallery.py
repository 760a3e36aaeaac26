"""Every figure of a report: drawn, kept in the folder, and made fit for the page."""

from pathlib import Path

from simulation.errors import Problem, RunFailed
from simulation.report import bands, drawing, figures
from simulation.report.folder import Batch, Say

PLOTS = {
    "differences": figures.differences,
    "distributions": figures.distributions,
    "legacy": figures.legacies,
    "spending": figures.spending,
}


def drawn(batch: Batch, folder: Path, say: Say) -> tuple[list[Path], dict[str, drawing.Picture]]:
    """Draw what the batch has numbers for; return the files and the pictures by name."""
    _made(folder)
    files: list[Path] = []
    pictures: dict[str, drawing.Picture] = {}
    weekly = bands.figure(batch, say)
    plots = {"weekly": weekly[0] if weekly else None}
    plots |= {name: plot(batch, say) for name, plot in PLOTS.items()}
    for name, figure in plots.items():
        if figure is None:
            continue
        kept, svg = drawing.keep(figure, folder, name)
        files += kept
        alt = say(f"report.figure.{name}.alt", arms=say("report.comma").join(arm.name for arm in batch.arms))
        notes = weekly[1] if weekly and name == "weekly" else [say(f"report.figure.{name}.note")]
        pictures[name] = drawing.Picture(
            name, say(f"report.figure.{name}.title"), notes, drawing.inline(svg, name, alt)
        )
    return files, pictures


def _made(folder: Path) -> None:
    """Make the folder of the figures if it is not there yet."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        values = {"folder": str(folder), "reason": error.strerror or str(error)}
        raise RunFailed(Problem("not_stored", values=values)) from error
