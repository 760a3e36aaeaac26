"""A told story: a title, parts of paragraphs, and who else could be asked."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Part:
    """One part of a story.

    Args:
        title: its title, or "".
        paragraphs: its text.
    """

    title: str
    paragraphs: list[str]


@dataclass(frozen=True)
class Page:
    """A told story.

    Args:
        title: what it is about.
        parts: its parts in order.
        ask: who else could be asked about: what to type, and one line each.
    """

    title: str
    parts: list[Part]
    ask: list[tuple[str, str]] = field(default_factory=list)

    def markdown(self, under: list[str]) -> str:
        """Return the page as Markdown, with what stands under the title."""
        lines = [f"# {self.title}", "", *(f"*{line}*  " for line in under)]
        for part in self.parts:
            lines += ["", f"## {part.title}"] if part.title else []
            for paragraph in part.paragraphs:
                lines += ["", paragraph]
        if self.ask:
            lines += ["", *(f"- `{option}` {line}" for option, line in self.ask)]
        return "\n".join(lines) + "\n"

    def plain(self) -> dict[str, Any]:
        """Return the page as plain data."""
        return {
            "title": self.title,
            "parts": [{"title": part.title, "paragraphs": part.paragraphs} for part in self.parts],
            "ask": [{"option": option, "line": line} for option, line in self.ask],
        }
