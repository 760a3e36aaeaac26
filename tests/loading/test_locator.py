"""Every key of a TOML text has the line where it stands."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulation.loading.locator import lines_of

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("scenarios", "experiments") for path in (ROOT / folder).rglob("*.toml"))
HARD = '''a.b = 1
"x y".'z' = [ 1, # c ]
 2, [3,
 4]]
[[p]]
w = {a=1, b=[1,{c="]"}]}
[p.q]
r = """
multi ""quote""
[not.a.table]"""
[[p]]
d = 1979-05-27 07:32:00
s = \'\'\'x
]\'\'\'
[[p.k]]
e = -inf
[[p.k]]
f=0x1
[z] # c
g="\\\\"]"
h = {}
i = []
'''.replace("\\\\", "\\")


def key_paths(inside, path=()):
    if path:
        yield path
    pairs = inside.items() if isinstance(inside, dict) else enumerate(inside) if isinstance(inside, list) else ()
    for name, value in pairs:
        yield from key_paths(value, (*path, name))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_key_of_a_shipped_file_is_found(path):
    text = path.read_text(encoding="utf-8")
    assert set(lines_of(text)) == set(key_paths(tomllib.loads(text)))


def test_every_form_of_key_is_found_in_its_line():
    lines = lines_of(HARD)
    assert set(lines) == set(key_paths(tomllib.loads(HARD)))
    assert lines["a", "b"] == 1
    assert lines["x y", "z", 2, 1] == 4
    assert lines["p", 0, "w", "b", 1, "c"] == 6
    assert lines["p", 0, "q", "r"] == 8
    assert lines["p", 1] == 11
    assert lines["p", 1, "k", 1, "f"] == 18
    assert lines["z", "i"] == 22


@given(st.lists(st.tuples(st.from_regex("[a-z]{1,8}", fullmatch=True), st.text(max_size=12)), max_size=8))
def test_lines_count_whatever_the_values_hold(pairs):
    pairs = dict(pairs)
    quoted = {name: "".join(f"\\U{ord(sign):08X}" for sign in value) for name, value in pairs.items()}
    text = "".join(f'{name} = "{value}"\n# {name}\n' for name, value in quoted.items())
    tomllib.loads(text)
    assert lines_of(text) == {(name,): 2 * number + 1 for number, name in enumerate(quoted)}
