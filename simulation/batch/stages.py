"""Where a run is, or was when it failed: read off the Python frames, so that the model need not tell.

A stage is "start", "building", "week 37: residents_take_part", "counting", or "running" where it is none of these.
"""

import sys
import traceback
from collections.abc import Iterable
from types import FrameType

START, BUILDING, COUNTING, RUNNING = "start", "building", "counting", "running"
MOST_TRACE = 20_000  # letters


def of_error(error: BaseException) -> str:
    """Return the stage at which an exception was raised."""
    frames = []
    step = error.__traceback__
    while step is not None:
        frames.append(step.tb_frame)
        step = step.tb_next
    return of_frames(frames)


def of_thread(thread: int) -> str:
    """Return the stage another thread is at."""
    frame: FrameType | None = sys._current_frames().get(thread)
    frames = []
    while frame is not None:
        frames.append(frame)
        frame = frame.f_back
    return of_frames(reversed(frames))


def of_frames(frames: Iterable[FrameType]) -> str:
    """Return the stage that frames, the outermost first, are at.

    A model that failed has been freed by the time its frames are looked at, so the week is read off whatever there
    knows the estate.
    """
    names, weeks, inside = [], [], 0
    for frame in frames:
        names.append(frame.f_code.co_name)
        known = frame.f_locals
        if names[-1] == "step" and "self" in known:
            inside = inside or len(names)
        estate = known.get("estate") or getattr(known.get("self"), "estate", None)
        week = getattr(estate, "week", None)
        weeks += [] if week is None else [week]
    if inside:
        when = f"week {weeks[-1]}" if weeks else "some week"
        return f"{when}: {names[inside]}" if len(names) > inside else when
    if "build_estate" in names:
        return BUILDING
    return COUNTING if "outcomes" in names else RUNNING


def trace_of(error: BaseException) -> str:
    """Return an exception's trace, cut in the middle if it is endless."""
    return cut("".join(traceback.format_exception(error)))


def trace_of_thread(thread: int) -> str:
    """Return the trace of what another thread is doing."""
    frame = sys._current_frames().get(thread)
    return cut("".join(traceback.format_stack(frame))) if frame else ""


def cut(text: str) -> str:
    """Return a text of bearable length, its beginning and its end kept."""
    if len(text) <= MOST_TRACE:
        return text
    half = MOST_TRACE // 2
    return f"{text[:half]}\n[...]\n{text[-half:]}"
