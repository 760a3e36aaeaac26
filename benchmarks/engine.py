"""The engine of batches: fault matrix, what reaches the disk, memory at ten thousand runs, two workers against one."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import faults

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "benchmarks" / "FAULTS.md"
HEAD = """# What becomes of a batch when things go wrong

Made by `python -m benchmarks.faults --keep` on {day}, {machine}, with other work on the machine. Each fault is done
to a batch of the model's own runs ({runs} replicates of two strategies and their twin, 200 adults, 135 weeks) by two
workers; afterwards the same batch is asked for once more without the fault. *The same bytes* compares
`outcomes.parquet` and `weekly.parquet` with those of an undisturbed batch by one worker.
"""
MEMORY = """## Memory

Runs of the size of a real one (156 weeks, all measures) that cost next to nothing, two workers.

| runs | parent's peak | largest worker | stored | time |
|---|---|---|---|---|
"""
SCALING = """## Two workers against one

The same 72 runs, start included, the better of two turns. Bare processes do nothing but the runs and keep nothing: they
show what two processors, shared with other work, had to give at the time.

| | one | two | times as fast |
|---|---|---|---|
"""
BARE = """
import sys
from benchmarks import faulty
from simulation.batch.design import planned
first, step, runs = map(int, sys.argv[1:])
plan = planned(faulty.design(runs))
for job in list(plan.jobs())[first::step]:
    faulty.simulate(plan.scenario_of(job), job.seed)
"""


def _child(folder: Path, runs: int, workers: int, fault: str, *before: str) -> dict[str, Any]:
    command = [*before, sys.executable, "-m", "benchmarks.faulty", str(folder), str(runs), str(workers), fault]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def reaches_the_disk() -> dict[str, Any] | None:
    """Return what is waited for until it is on the disk, read off the system calls; None where they cannot be seen.

    This checks the calls, not the disk: a disk that lies about what it has written is not found out.
    """
    if shutil.which("strace") is None:
        return None
    with tempfile.TemporaryDirectory() as place:
        calls = Path(place) / "calls"
        seen = "trace=fsync,fdatasync,rename,renameat,renameat2"
        words = ("strace", "-f", "--seccomp-bpf", "-y", "-qq", "-e", seen, "-o", str(calls))
        told = _child(Path(place) / "out", 4, 2, "cheap", *words)
        lines = calls.read_text(errors="replace").splitlines()
    wal = [number for number, line in enumerate(lines) if re.search(r"f(data)?sync\(.*journal\.sqlite-wal", line)]
    whole = {}
    for name in ("outcomes.parquet", "weekly.parquet", "manifest.json"):
        synced = [
            number
            for number, line in enumerate(lines)
            if re.search(rf"fsync\(.*\.{re.escape(name)}\..*unfinished", line)
        ]
        moved = [
            number for number, line in enumerate(lines) if re.search(rf'rename\w*\(.*"[^"]*/{re.escape(name)}"', line)
        ]
        folder = [number for number, line in enumerate(lines) if re.search(r"fsync\(\d+<[^>]*/out>\)", line)]
        pairs = list(zip(synced, moved, strict=True))
        whole[name] = bool(pairs) and all(sync < move and any(move < later for later in folder) for sync, move in pairs)
    return {"runs": told["kept"], "log_syncs": len(wal), "whole": whole}


def memory(sizes: tuple[int, ...] = (1_000, 10_000)) -> list[dict[str, Any]]:
    """Return the parent's peak memory and time for batches of so many runs, each as large as a real one."""
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            began = time.perf_counter()
            told = _child(Path(place) / "out", -(-size // 3), 2, "cheap")
            took = time.perf_counter() - began
            stored = sum(path.stat().st_size for path in (Path(place) / "out").iterdir())
        rows.append({"runs": told["kept"], "peak_mib": told["peak_mib"], "seconds": took, "stored_mb": stored / 1e6,
                     "workers_peak_mib": told["workers_peak_mib"]})  # fmt: skip
    return rows


def scaling(runs: int = 24, turns: int = 2) -> list[dict[str, Any]]:
    """Return how long the same runs take by one worker and by two, and by as many bare processes, start included.

    The bare processes do nothing but the runs: what they manage is what the machine has to give at the time.
    """
    took: dict[tuple[str, int], list[float]] = {}
    for _ in range(turns):
        for processes in (1, 2):
            with tempfile.TemporaryDirectory() as place:
                began = time.perf_counter()
                _child(Path(place) / "out", runs, processes, "simulate")
                took.setdefault(("batch", processes), []).append(time.perf_counter() - began)
            began = time.perf_counter()
            shares = [(str(first), str(processes), str(runs)) for first in range(processes)]
            bare = [subprocess.Popen([sys.executable, "-c", BARE, *share], cwd=ROOT) for share in shares]
            for process in bare:
                process.wait()
            took.setdefault(("bare processes", processes), []).append(time.perf_counter() - began)
    return [{"what": what, "processes": n, "seconds": min(seconds)} for (what, n), seconds in took.items()]


def main(words: list[str]) -> int:
    """Measure, print as Markdown, and keep it if asked to; return 1 if any bytes differ."""
    from simulation.batch.identity import machine

    head = HEAD.format(day=datetime.now(UTC).date(), machine=machine().split(",")[0], runs=faults.RUNS)
    rows = faults.matrix(tell=_show)
    parts = [
        head,
        faults.table(rows),
        _disk_words(reaches_the_disk()),
        _memory_words(memory()),
        _scaling_words(scaling()),
    ]
    text = "\n\n".join(part.strip() for part in parts) + "\n"
    print(text)
    if "--keep" in words:
        KEPT.write_text(text, encoding="utf-8")
    return 0 if all(row.agrees for row in rows) else 1


def _show(row: faults.Row) -> None:
    print(f"{'ok' if row.agrees else 'NOT OK'}: {row.fault}: {row.happened}", file=sys.stderr, flush=True)


def _disk_words(found: dict[str, Any] | None) -> str:
    title = "## Power loss\n\n"
    if found is None:
        return title + "Not checked: there is no strace here to see the system calls with."
    whole = " and ".join(f"`{name}`" for name, is_so in found["whole"].items() if is_so) or "none"
    return (
        f"{title}No plug was pulled; this is the system calls only (`strace`), and no more than that. "
        f"Of {found['runs']} runs, the journal's log was synced to the disk {found['log_syncs']} times, "
        f"{'at least once a run' if found['log_syncs'] >= found['runs'] else '**less than once a run**'}. "
        f"Synced whole before they took their place, and the folder after: {whole}."
    )


def _memory_words(rows: list[dict[str, Any]]) -> str:
    return MEMORY + "\n".join(
        f"| {row['runs']:,} | {row['peak_mib']:.0f} MiB | {row['workers_peak_mib']:.0f} MiB "
        f"| {row['stored_mb']:.0f} MB | {row['seconds']:.0f} s |"
        for row in rows
    )


def _scaling_words(rows: list[dict[str, Any]]) -> str:
    seconds = {(row["what"], row["processes"]): row["seconds"] for row in rows}
    lines = [
        f"| {what} | {seconds[what, 1]:.1f} s | {seconds[what, 2]:.1f} s | {seconds[what, 1] / seconds[what, 2]:.2f} |"
        for what in ("batch", "bare processes")
    ]
    return SCALING + "\n".join(lines)
