"""The figure of a run's life: from plain data alone, in both languages, everyone a dot, nobody twice."""

import struct
from functools import partial

import numpy as np
import pytest

from simulation.report import drawing, life, life_map
from simulation.report.life_data import RUNG_COLOURS, RUNGS, Band, Item, Life, Place
from simulation.report.life_weeks import PANELS
from simulation.words import LANGUAGES, tell


def plain(**changes):
    """Return a life of 300 residents in five buildings, made of nothing but numbers."""
    dice = np.random.default_rng(3)
    weeks = 60
    series = {name: np.linspace(0.0, 0.9, weeks) for panel in PANELS for name in panel.measures}
    bands = [
        Band(0, "Elders", "club", 0, -3, weeks, True, 80, [(4, 1), (20, 2)], [30], [40]),
        Band(1, "Rights", "rights", 2, 10, 25, False, 6, [], [], []),
        Band(2, "花园服务队", "service", 4, 50, weeks, True, 9, [(51, 1)], [], []),
    ]
    whole = {
        "title": "Somewhere $5 & <b>", "subtitle": "a run", "weeks": weeks, "exit": 40, "phases": [20],
        "building": dice.integers(0, 5, 300), "n_buildings": 5, "rung": dice.integers(0, len(RUNGS), 300),
        "places": [Place("Hall", 1, True, True), Place("Square", 1, False, False)], "bands": bands, "series": series,
        "institutions": [("the office", np.linspace(0.2, 0.8, weeks)), ("management", np.full(weeks, 0.21))],
    }  # fmt: skip
    return Life(**whole | changes)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_life_is_drawn_in_both_languages(tmp_path, lang, ending):
    path = tmp_path / f"life.{ending}"
    life.draw(plain(), path, partial(tell, lang=lang))
    content = path.read_bytes()
    if ending == "png":
        width, height = struct.unpack(">II", content[16:24])
        assert width > 1500
        assert height > 1500
    else:
        assert content.startswith(b"<?xml")
        assert b"http://www.w3.org" in content
        assert b"<image" not in content, "lines and letters, no pictures from elsewhere"


def test_the_same_life_gives_the_same_bytes(tmp_path):
    for name in ("a.svg", "b.svg"):
        life.draw(plain(), tmp_path / name, partial(tell, lang="en"))
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize(
    "changes",
    [{"bands": []}, {"exit": None, "phases": []}, {"n_buildings": 1, "building": np.zeros(300, dtype=int)},
     {"n_buildings": 200, "building": np.arange(300) % 200}, {"institutions": []}, {"places": []},
     {"building": np.zeros(9000, dtype=int), "rung": np.arange(9000) % 7},
     {"resources": ([Item("Bank", "money", False, False, True)], [Item("Bank", "money", True, True, True)])}],
    ids=lambda changes: "-".join(changes),
)  # fmt: skip
def test_a_life_may_lack_anything_and_have_much(tmp_path, changes):
    life.draw(plain(**changes), tmp_path / "life.svg", partial(tell, lang="en"))
    assert (tmp_path / "life.svg").stat().st_size > 10_000


def test_every_resident_is_a_dot_in_the_colour_of_their_rung():
    whole = plain()
    with drawing.style():
        page = life.figure(whole, partial(tell, lang="en"))
    dots = [collection for collection in page.axes[0].collections if len(collection.get_offsets())]
    colours = np.concatenate([collection.get_facecolors()[:, :3] for collection in dots])
    assert len(colours) == 300
    for rung, colour in enumerate(RUNG_COLOURS):
        wanted = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        assert np.isclose(colours, wanted, atol=1e-6).all(axis=1).sum() == np.count_nonzero(whole.rung == rung)


def test_dots_that_stand_for_several_residents_are_apportioned_by_the_largest_remainder():
    assert life_map.apportioned(np.array([10, 5, 4]), 1).tolist() == [10, 5, 4]
    assert life_map.apportioned(np.array([10, 5, 4]), 4).tolist() == [3, 1, 1]
    assert life_map.apportioned(np.array([7, 0, 1]), 4).tolist() == [2, 0, 0]


def test_a_band_is_as_strong_as_the_autonomies_it_has():
    with drawing.style():
        page = life.figure(plain(), partial(tell, lang="en"))
    groups = next(axes for axes in page.axes if axes.get_title(loc="left") == "Groups")
    elders = [bar for bar in groups.patches if hasattr(bar, "get_x") and abs(bar.get_y() + bar.get_height() / 2) < 0.1]
    spans = [
        (bar.get_x(), bar.get_x() + bar.get_width(), round(bar.get_alpha(), 3)) for bar in elders if bar.get_alpha()
    ]
    assert spans == [(0, 4, 0.22), (4, 20, 0.415), (20, 60, 0.61)]
