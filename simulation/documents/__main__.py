"""Fill the documents from the code: `python -m simulation.documents`, with `--demo` also from the demo's runs."""

import sys
import tempfile
from pathlib import Path

from simulation.documents import demo, pages

PAGES = {"en": "README.md", "zh": "README.zh.md"}


def main(words: list[str]) -> None:
    """Rewrite the filled parts."""
    _fill(pages.ODD, pages.from_code())
    if "--demo" in words:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "demo"
            for lang, page in PAGES.items():
                printed = demo.carried_out(folder, lang)
                _fill(page, {"demo": demo.shown(printed, folder, lang)})
                demo.keep_figure(folder, lang)
            _fill(pages.ODD, {"magnitudes": demo.magnitudes(folder)})


def _fill(name: str, parts: dict[str, str]) -> None:
    page = demo.ROOT / name
    page.write_text(pages.filled(page.read_text(encoding="utf-8"), parts), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
