"""What members of a rule family return, and how a function of the user's own is watched while it runs."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulation.errors import Problem, RunFailed
from simulation.registry.own import BadRule, OwnRule, said

ROUNDING = 1e-9
SUM = 1e-6  # how far shares may be from summing to 1
WHOLE = {"flags": bool, "marks": np.int8, "choices": np.int64, "turns": np.int64}
LIMITS = {"flags": (0.0, 1.0), "marks": (-1.0, 1.0), "shares": (0.0, 1.0)}


@dataclass(frozen=True)
class Result:
    """What the members of a family return.

    Args:
        like: the argument whose last axis the result has, one number for each.
        low: lowest number allowed, or None.
        high: highest number allowed, or None.
        kind: `numbers`, `shares` (that sum to 1), `flags` (yes or no), `marks` (-1, 0 or 1), `choices` (whole numbers
            from -1 to below the rows of `like`), `turns` (places in `like`, in any order and number), or `awards` (of
            what `like` asks, no more than the money).
    """

    like: str
    low: float | None = None
    high: float | None = None
    kind: str = "numbers"

    def taken(self, found: Any, arguments: Mapping[str, Any]) -> Any:
        """Return what a function returned as the model takes it.

        Raises:
            BadRule: it is no such thing.
        """
        like = arguments[self.like].asked if self.kind == "awards" else arguments[self.like]
        shape = np.shape(like)[-1:]
        try:
            numbers = np.asarray(found)
        except (ValueError, TypeError):
            numbers = np.asarray(None)
        if numbers.dtype.kind not in "biuf":
            raise BadRule("rule_no_numbers", found=type(found).__name__)
        if numbers.ndim != 1 if self.kind == "turns" else numbers.shape != shape:
            raise BadRule("rule_shape", found=_shape(numbers.shape), limit=_shape(shape))
        if not np.isfinite(numbers).all():
            raise BadRule("rule_not_finite")
        low, high = self._limits(like)
        beyond = numbers[(numbers < low) | (numbers > high)]
        if beyond.size:
            raise BadRule("rule_range", found=f"{beyond.flat[0]:.6g}", low=f"{low:g}", high=f"{high:g}")
        if self.kind == "shares" and abs(numbers.sum() - 1.0) > SUM:
            raise BadRule("rule_sum", found=f"{numbers.sum():.6g}")
        if self.kind == "awards":
            _refuse_too_much(numbers, like, arguments["money"])
        wanted = WHOLE.get(self.kind)
        if wanted is not None and (numbers != np.rint(numbers)).any():
            raise BadRule("rule_not_whole")
        taken = numbers.astype(wanted or numbers.dtype)
        return taken if shape else taken.item()

    def _limits(self, like: Any) -> tuple[float, float]:
        """Return the lowest and highest number allowed."""
        if self.kind in LIMITS:
            return LIMITS[self.kind]
        if self.kind in ("choices", "turns"):
            return -1 if self.kind == "choices" else 0, len(like) - 1
        if self.kind == "awards":
            return 0, np.max(like, initial=0.0)
        return -np.inf if self.low is None else self.low, np.inf if self.high is None else self.high


def _refuse_too_much(awards: np.ndarray, asked: np.ndarray, money: float) -> None:
    """Raise if an applicant is given more than was asked for, or all together more than there is."""
    if (awards > asked * (1.0 + ROUNDING)).any():
        raise BadRule("rule_asked")
    if awards.sum() > money * (1.0 + ROUNDING):
        raise BadRule("rule_money", found=f"{awards.sum():.6g}", limit=f"{money:.6g}")


def guarded(rule: OwnRule, like: Callable[..., Any], result: Result) -> Callable[..., Any]:
    """Return the function of a rule, which may change none of what it is given, and whose faults are sentences."""
    names = [p.name for p in inspect.signature(like).parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD]

    def called(*arguments: Any, **named: Any) -> Any:
        given = [_read_only(argument) for argument in arguments]
        also = {name: _read_only(argument) for name, argument in named.items()}
        try:
            found = rule.function(*given, **also)
        except Exception as error:
            line = _line_in(rule.file, error) or rule.line
            values = {"value": rule.name, "reason": said(error)}
            raise RunFailed(Problem("rule_raised", rule.file, line, values)) from error
        try:
            return result.taken(found, dict(zip(names, arguments, strict=False)) | named)
        except BadRule as bad:
            raise RunFailed(Problem(bad.key, rule.file, rule.line, {"value": rule.name} | bad.values)) from None

    return called


def _read_only(argument: Any) -> Any:
    if isinstance(argument, tuple) and hasattr(argument, "_make"):
        return argument._make(_read_only(part) for part in argument)
    if not isinstance(argument, np.ndarray):
        return argument
    view = argument.view()
    view.flags.writeable = False
    return view


def _line_in(file: str, error: Exception) -> int:
    """Return the last line of a file that an error came through, or 0."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _shape(shape: tuple[int, ...]) -> str:
    return "(" + ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"
