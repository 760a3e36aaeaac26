"""Told stories and tables of effects in the terminal."""

from simulation.cli.tables import console
from simulation.story import effects
from simulation.story.page import Page
from simulation.words import tell


def print_page(page: Page, under: list[str], typed: str) -> None:
    """Print a story: its title, which run it is of, its parts, and who else could be asked about.

    Args:
        page: the story.
        under: what stands under the title.
        typed: the command without the option that asks about somebody.
    """
    out = console()
    out.print(page.title, style="bold")
    for line in under:
        out.print(line, style="dim")
    for part in page.parts:
        out.print()
        if part.title:
            out.print(part.title, style="bold")
        for place, paragraph in enumerate(part.paragraphs):
            if place:
                out.print()
            out.print(paragraph)
    if page.ask:
        out.print()
        out.print(tell("story.ask.title", command=typed), style="bold")
        for option, line in page.ask:
            out.print(f"  {option}  {line}")


def print_effects(rows: list[effects.Row], title: str, under: list[str]) -> None:
    """Print the table of effects."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    out = console()
    out.print(title, style="bold")
    for line in under:
        out.print(line, style="dim")
    if not rows:
        out.print(tell("story.effects.none"))
        return
    shown = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_lines=True)
    for name in effects.COLUMNS:
        shown.add_column(Text(tell(f"story.effects.head.{name}")), overflow="fold")
    for row in rows:
        cells = ["\n".join(getattr(row, name)) if name != "who" else row.who for name in effects.COLUMNS]
        shown.add_row(*(Text(cell) for cell in cells))
    out.print(shown)
