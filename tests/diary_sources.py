"""What the code writes into the diary, found by walking its syntax trees: names of events, causes, and their facts."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "simulation"
# Where in a call stand what happened and because of what; the first two are the diary's own methods.
WRITERS = {
    "note": (2, 3), "note_residents": (1, 2),
    "become_aware": (None, 1), "leave_contact": (None, 1), "take_up_work": (None, 1),
}  # fmt: skip
NEW_WORDS = {"become_aware": "became_aware", "leave_contact": "left_contact", "take_up_work": "took_up_work"}
NO_FACTS = {"kind", "who", "rows", "what", "because"}
DEPTH = 6


@dataclass
class Written:
    """One call that writes into the diary.

    Args:
        place: file and line.
        what: names it may give to what happened.
        because: names it may give to the cause.
        facts: names of facts it gives, or None where they cannot be read off the call.
        unclear: the call, where a name could not be traced to a string.
    """

    place: str
    what: set[str]
    because: set[str]
    facts: set[str] | None
    unclear: list[str] = field(default_factory=list)


@cache
def trees() -> dict[Path, ast.Module]:
    """Return the syntax tree of every file of the package."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def _calls() -> dict[str, list[tuple[ast.Call, ast.FunctionDef, ast.Module]]]:
    """Return all calls inside functions of the package by the name of what is called."""
    found: dict[str, list] = {}
    for module in trees().values():
        for function in _functions(module):
            for call in [node for node in ast.walk(function) if isinstance(node, ast.Call)]:
                called = getattr(call.func, "id", getattr(call.func, "attr", ""))
                found.setdefault(called, []).append((call, function, module))
    return found


def _functions(module: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]


def written() -> list[Written]:
    """Return every call in the package that writes into the diary."""
    found = []
    for path, module in trees().items():
        if path.name != "diary.py":
            for function in _functions(module):
                found += list(_written_in(function, module, path))
    return found


def _written_in(function: ast.FunctionDef, module: ast.Module, path: Path) -> Iterator[Written]:
    if function.name in WRITERS:
        return  # the writers themselves pass on what they are given
    for call in [node for node in ast.walk(function) if isinstance(node, ast.Call)]:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name not in WRITERS or not _is_diary(call.func, name):
            continue
        what, because = (_argument(call, at, key) for at, key in zip(WRITERS[name], ("what", "because"), strict=True))
        named = {NEW_WORDS[name]} if name in NEW_WORDS else _Trace(function, module).strings(what)
        caused = _Trace(function, module).strings(because)
        entry = Written(f"{path.name}:{call.lineno}", named - {""}, caused - {""}, _facts(call))
        if not entry.what or (because is not None and not caused):
            entry.unclear.append(ast.unparse(call))
        yield entry


def _is_diary(func: ast.Attribute, name: str) -> bool:
    return name in NEW_WORDS or name == "note_residents" or "diary" in ast.unparse(func.value)


def _argument(call: ast.Call, place: int | None, key: str) -> ast.expr | None:
    by_name = next((word.value for word in call.keywords if word.arg == key), None)
    if by_name is not None or place is None or len(call.args) <= place:
        return by_name
    return call.args[place]


def _facts(call: ast.Call) -> set[str] | None:
    names = {word.arg for word in call.keywords}
    return None if None in names else {name for name in names if name is not None} - NO_FACTS


class _Trace:
    """Follows a name to the strings it may stand for: through assignments, loops, arguments and their callers."""

    def __init__(self, function: ast.FunctionDef, module: ast.Module, depth: int = DEPTH) -> None:
        self.function, self.module, self.depth = function, module, depth
        self.followed: set[str] = set()

    def strings(self, node: ast.expr | None) -> set[str]:
        """Return the strings that an argument may be, the empty one included."""
        if node is None or self.depth < 0:
            return set()
        if isinstance(node, ast.Constant):
            return {node.value} if isinstance(node.value, str) else set()
        if isinstance(node, ast.IfExp):
            return self._any(node.body, node.orelse)
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            return self._any(*node.elts)
        if isinstance(node, ast.Dict):
            return self._any(*node.keys, *node.values)
        if isinstance(node, ast.BoolOp):
            return self._any(*node.values)
        if isinstance(node, ast.Subscript):
            return self.strings(node.value)
        if isinstance(node, ast.Call):
            owner = node.func.value if isinstance(node.func, ast.Attribute) else None
            return self._any(owner, *node.args) | self._returned(node)
        return self._named(node.id) if isinstance(node, ast.Name) else set()

    def _any(self, *nodes: ast.expr | None) -> set[str]:
        return set().union(*(self.strings(node) for node in nodes))

    def _named(self, name: str) -> set[str]:
        found: set[str] = set()
        if name in self.followed:
            return found
        self.followed.add(name)
        for node in [*ast.walk(self.function), *self.module.body]:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if any(_holds(target, name) for target in targets if target is not None):
                found |= self.strings(getattr(node, "iter", None) or getattr(node, "value", None))
        return found | self._passed(name)

    def _passed(self, name: str) -> set[str]:
        """Return what callers pass for an argument of this function, and its default."""
        asked = self.function.args
        found: set[str] = set()
        in_order = [argument.arg for argument in asked.args]
        by_name = [argument.arg for argument in asked.kwonlyargs]
        defaults = dict(zip(by_name, asked.kw_defaults, strict=True))
        defaults |= dict(zip(in_order[::-1], asked.defaults[::-1], strict=False))
        if name not in in_order + by_name:
            return found
        place = in_order.index(name) - (in_order[0] == "self") if name in in_order else None
        for call, caller, module in _calls().get(self.function.name, ()):
            found |= _Trace(caller, module, self.depth - 1).strings(_argument(call, place, name))
        return found | self.strings(defaults.get(name))

    def _returned(self, call: ast.Call) -> set[str]:
        """Return the strings that a function of the same file may return."""
        found: set[str] = set()
        for function in self.module.body:
            if isinstance(function, ast.FunctionDef) and function.name == getattr(call.func, "id", ""):
                trace = _Trace(function, self.module, self.depth - 1)
                found |= trace._any(*(node.value for node in ast.walk(function) if isinstance(node, ast.Return)))
        return found


def _holds(target: ast.AST, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(target))
