"""Rules of the user's own: functions that installed packages offer as entry points of the group `shequ.rules`.

An entry point `trust.stubborn = "my_rules:stubborn"` offers a member `stubborn` of the family `trust`. Nothing is
imported before a scenario names it. What a run computed with such a function is kept apart from all other runs by
the name and version of its distribution and a hash of the source of its package.
"""

import hashlib
import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

GROUP = "shequ.rules"
DIGITS = 16
LONGEST = 200


class BadRule(Exception):  # noqa: N818
    """A rule that cannot be used: a key of the catalogue's [problem] table and its values."""

    def __init__(self, key: str, **values: Any) -> None:
        self.key, self.values = key, values
        super().__init__(f"{key} {values}")


@dataclass(frozen=True)
class OwnRule:
    """A member of a family that a package of the user's offers.

    Args:
        name: `family.member`.
        function: the function itself.
        package: name and version of the distribution that offers it.
        digest: hash of the source of the Python package it stands in.
        about: the first line of its docstring, or "".
        file: the file it is defined in, or "".
        line: the line there, or 0.
    """

    name: str
    function: Callable[..., Any]
    package: str
    digest: str
    about: str
    file: str
    line: int

    @property
    def identity(self) -> str:
        """What tells its results from those of another version."""
        return f"{self.name} {self.package} {self.digest}"


def offered(family: str) -> dict[str, list[EntryPoint]]:
    """Return what installed packages offer for a family, by member; more than one for a name is one too many."""
    found: dict[str, list[EntryPoint]] = {}
    for point in _entry_points(tuple(sys.path)):
        of, _, member = point.name.partition(".")
        if of == family and member:
            found.setdefault(member, []).append(point)
    return found


@dataclass(frozen=True)
class Offer:
    """What a package says it offers.

    Args:
        member: name in the family.
        package: name and version of the distribution.
        about: the first line of the function's docstring, or what is wrong with it.
    """

    member: str
    package: str
    about: str


def offers(family: str, like: Callable[..., Any]) -> list[Offer]:
    """Return everything that installed packages offer for a family, each imported as far as it can be."""
    return [
        Offer(member, _package(point), _about(point, like))
        for member, points in sorted(offered(family).items())
        for point in points
    ]


def _about(point: EntryPoint, like: Callable[..., Any]) -> str:
    try:
        return _loaded(point, like, tuple(sys.path)).about or point.value
    except BadRule as bad:
        return str(bad.values.get("reason", point.value))


@lru_cache(maxsize=4)
def _entry_points(_path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=GROUP))


def loaded(family: str, member: str, like: Callable[..., Any]) -> OwnRule | None:
    """Return a member that an installed package offers, imported and held against the family's shape, or None.

    Args:
        family: the family.
        member: its name there.
        like: a member of the program's own, called as this one will be.

    Raises:
        BadRule: two packages offer the name, it cannot be imported, is no function, or cannot be called so.
    """
    points = offered(family).get(member, [])
    if not points:
        return None
    if len(points) > 1:
        raise BadRule("rule_twice", found=", ".join(sorted(_package(point) for point in points)))
    return _loaded(points[0], like, tuple(sys.path))


@lru_cache(maxsize=64)
def _loaded(point: EntryPoint, like: Callable[..., Any], _path: tuple[str, ...]) -> OwnRule:
    try:
        function = point.load()
    except Exception as error:
        raise BadRule("rule_not_loaded", place=point.value, reason=said(error)) from error
    if not callable(function):
        raise BadRule("rule_no_function", place=point.value)
    wanted = inspect.signature(like)
    try:
        positional = [p for p in wanted.parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD]
        named = {p.name: None for p in wanted.parameters.values() if p.kind is p.KEYWORD_ONLY}
        inspect.signature(function).bind(*positional, **named)
    except (TypeError, ValueError) as error:
        raise BadRule("rule_signature", place=point.value, limit=shape_of(like), reason=said(error)) from error
    code = getattr(inspect.unwrap(function), "__code__", None)
    return OwnRule(
        name=point.name,
        function=function,
        package=_package(point),
        digest=_digest(sys.modules[point.module]),
        about=(inspect.getdoc(function) or "").split("\n")[0] if hasattr(function, "__name__") else "",
        file=code.co_filename if code else "",
        line=code.co_firstlineno if code else 0,
    )


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _digest(module: ModuleType) -> str:
    """Return a hash of the source of the whole package a module stands in: its helpers decide results as well."""
    top = sys.modules[module.__name__.partition(".")[0]]
    folders = [Path(folder) for folder in getattr(top, "__path__", ())]
    files = [path for folder in folders for path in folder.rglob("*.py")]
    if not files and getattr(top, "__file__", None):
        files = [Path(str(top.__file__))]
    known = hashlib.sha256()
    for text in sorted(path.read_bytes().replace(b"\r\n", b"\n") for path in files):
        known.update(f"{len(text)}:".encode() + text)
    return known.hexdigest()[:DIGITS]


def said(error: Exception) -> str:
    """Return an error in one line."""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def shape_of(function: Callable[..., Any]) -> str:
    """Return the arguments of a function as they would be written, without their types."""
    signature = inspect.signature(function)
    plain = [p.replace(annotation=p.empty) for p in signature.parameters.values()]
    return str(signature.replace(parameters=plain, return_annotation=signature.empty))
