"""The report's own typeface: Noto Sans SC, so that Chinese is drawn alike on every machine."""

import logging
from functools import cache
from importlib import resources

FILES = ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.ttf")
FAMILY = ["Noto Sans SC", "DejaVu Sans"]
MISSING = "〓"  # the printer's sign for a character the case does not hold


@cache
def register() -> frozenset[int]:
    """Make the shipped fonts known to matplotlib, once; return the code points that can be drawn."""
    # On a fresh machine matplotlib logs that it builds a font cache: nothing a user has to read.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    folder = resources.files("simulation.report") / "fonts"
    known: set[int] = set()
    for name in FILES:
        with resources.as_file(folder / name) as path:
            font_manager.fontManager.addfont(str(path))
            known.update(FT2Font(str(path)).get_charmap())
    return frozenset(known)


def drawable(text: str) -> str:
    """Return `text` on one line, with `〓` for rare characters that the font lacks."""
    known = register()
    return "".join(sign if ord(sign) in known else MISSING for sign in " ".join(text.split()))


def is_chinese(text: str) -> bool:
    """Return whether `text` holds Chinese characters or their full-width signs."""
    return any(ord(sign) >= 0x2E80 for sign in text)


def columns(text: str) -> int:
    """Return the width of a text, a Chinese character counting for two."""
    return sum(1 + is_chinese(sign) for sign in text)


def clipped(text: str, most: int = 30) -> str:
    """Return drawable text of at most `most` columns."""
    kept = ""
    for sign in drawable(text):
        if columns(kept + sign) > most:
            return kept.rstrip() + ("…" if is_chinese(kept) else "...")
        kept += sign
    return kept
