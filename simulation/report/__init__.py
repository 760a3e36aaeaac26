"""Figures and the self-contained report of a stored batch; knows stored tables only, nothing of the model."""

from pathlib import Path


def write(folder: Path, lang: str = "en") -> list[Path]:
    """Draw the figures of a stored batch and write its `report.html`; return the files.

    Args:
        folder: where the batch lies: `manifest.json`, `outcomes.parquet`, `weekly.parquet`.
        lang: language of figures and page, "en" or "zh".

    Raises:
        BadInput: the folder holds no batch that can be read.
    """
    from functools import partial

    from simulation.report import drawing, gallery, page
    from simulation.report.folder import read, write_whole
    from simulation.words import tell

    say = partial(tell, lang=lang)
    batch = read(Path(folder), lang)
    with drawing.style():
        files, pictures = gallery.drawn(batch, Path(folder) / "figures", say)
    html = page.page(batch, pictures, say, lang)
    return [write_whole(Path(folder) / "report.html", html.encode()), *files]
