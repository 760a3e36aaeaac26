"""Figures and the self-contained report of a stored batch; knows stored tables only, nothing of the model."""

from pathlib import Path


def write(folder: Path, lang: str = "en") -> list[Path]:
    """Draw the figures of a stored batch and write its `report.html`; return the files.

    Args:
        folder: where the batch lies: `manifest.json`, `outcomes.parquet`, `weekly.parquet`.
        lang: language of figures and page, "en" or "zh".

    Raises:
        BadInput: the folder holds no batch that can be read.
        RunFailed: the disk is full or refuses.
    """
    from functools import partial

    from simulation.batch.files import whole
    from simulation.report import drawing, gallery, page
    from simulation.report.folder import read
    from simulation.words import tell

    say = partial(tell, lang=lang)
    batch = read(folder, lang)
    with drawing.style():
        files, pictures = gallery.drawn(batch, folder / "figures", say)
    html = page.page(batch, pictures, say, lang)
    with whole(folder / "report.html") as unfinished:
        unfinished.write_text(html, encoding="utf-8", errors="replace")
    return [folder / "report.html", *files]
