"""How long a command takes before it does anything, and what it imports to get there."""

import subprocess
import sys
import tempfile

from benchmarks.clock import wall_median

HEAVY = ("mesa", "pandas", "matplotlib", "pydantic", "numpy", "pyarrow", "scipy", "rich", "jinja2")
LEAST_RUN = (
    "run jinjiang-base --strategy no-team --runs 1 --no-report --quiet "
    "--set community.adults=20 --set weeks=1 --set exit=1"
)  # everything a run needs to begin, and next to no run
COMMANDS = {"--help": "--help", "--version": "--version", "check": "check jinjiang-base", "run": LEAST_RUN}


def startups(*, quick: bool) -> dict[str, float]:
    """Return the median wall time of commands, of bare Python and of `import mesa` [s]."""
    times = 3 if quick else 9
    found = {
        "python": wall_median([sys.executable, "-c", "pass"], times),
        "import mesa": wall_median([sys.executable, "-c", "import mesa"], times),
    }
    for name, words in COMMANDS.items():
        with tempfile.TemporaryDirectory() as folder:
            found[f"shequ {name}"] = wall_median(
                [sys.executable, "-m", "simulation", *words.split()], times, cwd=folder
            )
    return found


def imported(words: list[str]) -> set[str]:
    """Return which heavy libraries a command of `shequ` imports."""
    script = (
        "import sys; from simulation.cli import main; main(sys.argv[1:]);"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *words], check=True, capture_output=True, text=True)
    return set(done.stderr.split())
