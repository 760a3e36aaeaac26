"""How the house is built: who may import whom, how long a file may be, what may not stand in it."""

import ast
import re
import subprocess
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from pydantic import BaseModel

from simulation.actions import DEEDS
from simulation.parameters import Parameters
from simulation.strategy import ACTIONS
from simulation.world.settings import SETTINGS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "simulation"

# From the ground up. A module imports from its own rank or below; who adds a module gives it a rank here.
RANKS = {
    "__init__": 0, "topics": 0, "parameter": 0, "parameters": 0, "streams": 0, "columns": 0,
    "errors": 0, "measures": 0, "words": 0, "rules": 0, "registry": 0, "profile": 0, "plan_settings": 0, "strategy": 0,
    "spectra": 0, "institution_profiles": 0,
    "agents": 1, "world": 1,
    "actions": 2,
    "scenario": 3, "loading": 3,
    "building": 4, "week": 4, "model": 4,
    "batch": 5,
    "story": 6,
    "report": 6,
    "form": 6, "solara_viz": 7, "documents": 9,
    "cli": 9, "__main__": 9,
}  # fmt: skip
THE_MODEL = {"building", "week", "model", "actions", "agents", "world", "rules"}
# Settings are what several actions are made of; the other files of actions stand beside each other.
SHARED_BY_ACTIONS = {"simulation.actions.settings"}
MOST_LINES = 250
# Written in two pieces, so that this file does not name what no file may name.
REGISTRY = re.compile(
    "py" r"pi\.org|python" r"hosted\.org|/simpl[e]/|index-ur[l]|mirrors?\.\w+\.(com|cn|edu)", re.IGNORECASE
)
MACHINE = re.compile(r"(?<![\w.~/])/(work|home|root|Users|tmp|opt)/\w")
LEFT_OVER = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b")


def module_of(path):
    """Return the dotted name of a file of the package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports_of(text):
    """Return the modules of the package that a source imports, at the top or inside functions."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            whole = {f"{node.module}.{name.name}" for name in node.names}
            found |= {name if name in MODULES else node.module for name in whole}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return {name for name in found if name.split(".")[0] == "simulation" and name != "simulation"}


def part_of(module):
    """Return the part of the package that a module belongs to: the second word of its name."""
    return [*module.split("."), "__init__"][1]


def objections(module, text):
    """Return what is wrong with what a module imports."""
    own, found = RANKS[part_of(module)], []
    for other in sorted(imports_of(text)):
        if RANKS[part_of(other)] > own:
            found.append(f"{module} (rank {own}) imports {other} (rank {RANKS[part_of(other)]})")
        sideways = part_of(module) == part_of(other) in ("rules", "actions") and module.count(".") == 2
        if sideways and module not in SHARED_BY_ACTIONS and other not in SHARED_BY_ACTIONS:
            found.append(f"{module} imports its neighbour {other}")
        if part_of(module) == "report" and part_of(other) in THE_MODEL:
            found.append(f"{module} looks into the model: {other}")
    return found


def test_every_part_of_the_package_has_a_rank():
    assert {part_of(module) for module in MODULES} == set(RANKS)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_from_its_rank_or_below_and_never_sideways(module):
    assert objections(module, MODULES[module].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("simulation.rules.trust", "from simulation.world.estate import Estate"),
        ("simulation.rules.trust", "from simulation.rules.habit import fading"),
        ("simulation.actions.visits", "from simulation.actions import contacts"),
        ("simulation.world.ledger", "def late():\n    import simulation.model"),
        ("simulation.report.page", "from simulation.rules.roles import WEEKS_KEPT"),
        ("simulation.columns", "from simulation.cli import main"),
    ],
)
def test_a_forbidden_import_is_objected_to(module, line):
    assert objections(module, line)


def test_no_module_imports_itself_by_a_detour():
    graph = {module: imports_of(path.read_text(encoding="utf-8")) - {module} for module, path in MODULES.items()}
    TopologicalSorter({module: others & set(MODULES) for module, others in graph.items()}).prepare()


def sources(*folders):
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("path", sources("simulation", "tests", "benchmarks"), ids=lambda path: path.stem)
def test_a_file_is_short_enough_to_read(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def tracked():
    """Return the files that are, or would be, under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    names = listed.stdout.split("\0") if listed.returncode == 0 else []
    paths = [ROOT / name for name in names if name]
    return paths or [path for path in ROOT.rglob("*") if ".venv" not in path.parts and ".git" not in path.parts]


def lines_with(pattern):
    """Return every line of every text file in which the pattern is found."""
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError):
            continue  # fonts and pictures, or a file just removed
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(text.splitlines(), 1)
            if pattern.search(line)
        ]
    return found


def test_no_file_names_a_package_registry():
    assert lines_with(REGISTRY) == []


def test_no_file_names_a_path_of_somebodys_machine():
    assert lines_with(MACHINE) == []


def test_nothing_is_left_to_do_without_an_issue():
    assert lines_with(LEFT_OVER) == []


def test_those_patterns_find_what_they_look_for():
    assert REGISTRY.search("see https://pypi" + ".org/project")
    assert MACHINE.search('open("' + "/" + 'home/ann/x.csv")')
    assert not MACHINE.search("scenarios/home/ann")
    assert LEFT_OVER.search("# TO" + "DO later")


def leaves(table):
    """Yield the name of every parameter of a table and of the tables within."""
    for name, field in table.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from leaves(field.annotation)
        else:
            yield name


def words_used(path):
    """Return the names of attributes and the strings in a source."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return attributes | {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_parameter_changes_something():
    """A parameter that no line of the model reads would be a promise nobody keeps."""
    model = [path for module, path in MODULES.items() if part_of(module) in {*THE_MODEL, "strategy", "plan_settings"}]
    used = set().union(*(words_used(path) for path in model))
    assert sorted(set(leaves(Parameters)) - used) == []


def test_every_action_of_a_strategy_is_a_deed_or_a_setting():
    assert set(ACTIONS) == set(DEEDS) | set(SETTINGS)
    assert set(ACTIONS) == set(Parameters().actions.__class__.model_fields)


def test_no_rule_knows_the_clock_the_model_or_chance():
    """Chance arrives as an argument, so a test can hand it in."""
    for module, path in MODULES.items():
        if part_of(module) == "rules":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"\b(random|default_rng|Streams|mesa|estate|time)\b\s*[.(]", text), module


def test_no_generator_with_hidden_state_anywhere_in_the_model():
    for module, path in MODULES.items():
        if part_of(module) in THE_MODEL:
            assert not re.search(r"default_rng|np\.random|import random", path.read_text(encoding="utf-8")), module
