"""The questions of the form, in the order of the handbook, read off what can be answered."""

from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from simulation.form.answers import Answers
from simulation.loading.fields import limits

# Parts of the form, after the handbook's 1.1.1 to 1.1.4, then the year and the team itself.
PARTS: dict[str, tuple[str, ...]] = {
    "nature": ("name", "kind", "about", "adults", "buildings", "ages", "owners", "locals", "needs", "neighbours"),
    "past": ("past", "history"),
    "actors": (
        "leads", "office_style", "office_trust", "property_style", "property_trust", "committee", "committee_trust",
        "groups",
    ),
    "resources": ("resources",),
    "spaces": ("spaces",),
    "year": ("occasions",),
    "team": ("hours", "money"),
}  # fmt: skip
TEXT, NUMBER, WHOLE, NUMBERS, YES, CHOICE, CHOICES, ITEMS = (
    "text", "number", "whole", "numbers", "yes", "choice", "choices", "items",
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One question.

    Args:
        key: its name in files, such as `adults` or `spaces.capacity`.
        form: of what form its answer is.
        choices: what there is to choose from.
        low: least number.
        high: greatest number.
        parts: what is asked of each item of a list.
    """

    key: str
    form: str
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    parts: tuple["Question", ...] = ()

    @property
    def name(self) -> str:
        """Its name within its item."""
        return self.key.rpartition(".")[2]


def questions() -> list[Question]:
    """Return all questions in order."""
    return [question(name, Answers.model_fields[name]) for names in PARTS.values() for name in names]


def question(key: str, field: FieldInfo) -> Question:
    """Return the question that a field of the answers stands for."""
    inside = _without_none(field.annotation)
    low, high = limits(field)
    if get_origin(inside) is tuple:
        return _of_several(key, get_args(inside)[0])
    if get_origin(inside) is Literal:
        return Question(key, CHOICE, get_args(inside))
    form = {int: WHOLE, float: NUMBER, bool: YES}.get(inside, TEXT)
    return Question(key, form, low=low, high=high)


def _of_several(key: str, each: Any) -> Question:
    if get_origin(each) is Literal:
        return Question(key, CHOICES, get_args(each))
    if isinstance(each, type) and issubclass(each, BaseModel):
        parts = tuple(question(f"{key}.{name}", field) for name, field in each.model_fields.items())
        return Question(key, ITEMS, parts=parts)
    return Question(key, NUMBERS)


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not NoneType)
    return annotation
