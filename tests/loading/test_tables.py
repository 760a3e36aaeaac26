"""The user's own residents and ties: read whole, or every mistake with its line, and nobody's data in a message."""

import numpy as np
import pytest

from simulation.loading import load_community, load_scenario
from simulation.loading.tables import read_residents, read_ties
from tests.loading.files import COMMUNITY, problems_of, write_all

HEADER = "id,building,age_group,owner,local,leisure"


def residents(folder, *rows, header=HEADER, n=20):
    """Write n sound residents r1 to rn, the last rows replaced."""
    sound = [f"r{number},{number % 4},elder,1,0,20.5" for number in range(1, n - len(rows) + 1)]
    path = folder / "residents.csv"
    path.write_text("\n".join([header, *sound, *rows]) + "\n", encoding="utf-8")
    return path


def ties(folder, *rows):
    path = folder / "ties.csv"
    path.write_text("\n".join(["a,b", *rows]) + "\n", encoding="utf-8")
    return path


def short(problems):
    return [(problem.key, problem.line, problem.values.get("key")) for problem in problems]


def test_residents_become_columns(tmp_path):
    path = residents(tmp_path, "x, 3 ,Parent,no,是,12")
    columns = read_residents(path, 4)
    assert set(columns) == set(HEADER.split(","))
    assert [columns[name].dtype.name for name in HEADER.split(",")[1:]] == ["int32", "uint8", "bool", "bool", "float32"]
    last = [columns[name][-1] for name in HEADER.split(",")]
    assert last == ["x", 3, 1, False, True, 12.0]
    assert len(columns["id"]) == 20
    with pytest.raises(ValueError, match="read-only"):
        columns["leisure"][0] = 1


def test_traits_and_needs_may_be_given_in_part_and_other_columns_are_not_looked_at(tmp_path):
    header = "phone,need_sport,charisma," + HEADER
    rows = [f"139{number},{'' if number else 0.9},0.5,r{number},0,young,1,1,9" for number in range(20)]
    path = residents(tmp_path, *rows, header=header)
    columns = read_residents(path, 4)
    assert set(columns) == {*HEADER.split(","), "charisma", "need"}
    assert columns["need"].shape == (20, 7)
    assert columns["need"][0, 2] == np.float32(0.9)
    assert np.isnan(columns["need"]).sum() == 20 * 7 - 1


def test_the_columns_of_a_changed_file_are_read_anew(tmp_path):
    path = residents(tmp_path)
    assert len(read_residents(path, 4)["id"]) == 20
    assert len(read_residents(residents(tmp_path, n=30), 4)["id"]) == 30


@pytest.mark.parametrize(
    ("row", "key", "column"),
    [
        ("x,4,elder,1,0,20", "out_of_range", "building"),
        ("x,-1,elder,1,0,20", "out_of_range", "building"),
        ("x,1.5,elder,1,0,20", "wrong_type", "building"),
        ("x,,elder,1,0,20", "empty_cell", "building"),
        ("x,1,eldr,1,0,20", "unknown_value", "age_group"),
        ("x,1,elder,maybe,0,20", "unknown_value", "owner"),
        ("x,1,elder,1,0,many", "wrong_type", "leisure"),
        ("x,1,elder,1,0,nan", "wrong_type", "leisure"),
        ("x,1,elder,1,0,inf", "wrong_type", "leisure"),
        ("x,1,elder,1,0,113", "out_of_range", "leisure"),
        (",1,elder,1,0,20", "empty_cell", "id"),
        ("r3,1,elder,1,0,20", "id_twice", None),
        ("x,1,elder,1,0", "ragged", None),
        ("x,1,elder,1,0,20,7", "ragged", None),
        ('"x,1,elder,1,0,20', "csv_broken", None),
    ],
)
def test_a_mistake_has_its_line(tmp_path, row, key, column):
    problems = problems_of(read_residents, residents(tmp_path, row), 4)
    assert short(problems) == [(key, 21, column)]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (HEADER.replace("age_group", "age-group"), [("missing_column", 1, "age_group")]),
        (HEADER + ",id", [("column_twice", 1, "id")]),
        (HEADER + ",need_childrn", [("unknown_column", 1, '"need_childrn"')]),
        (HEADER.replace(",", ";"), [("separator", 1, None)]),
    ],
)
def test_a_header_that_will_not_do(tmp_path, header, found):
    problems = problems_of(read_residents, residents(tmp_path, header=header), 4)
    assert short(problems) == found


def test_too_few_residents_and_none_at_all(tmp_path):
    assert short(problems_of(read_residents, residents(tmp_path, n=19), 4)) == [("number_of_residents", 0, None)]
    path = tmp_path / "empty.csv"
    path.write_text("")
    assert problems_of(read_residents, path, 4)[0].key == "empty_file"
    path.write_text(HEADER)
    assert problems_of(read_residents, path, 4)[0].key == "number_of_residents"


def test_files_that_cannot_be_read(tmp_path):
    assert problems_of(read_residents, tmp_path, 4)[0].key == "is_folder"
    assert problems_of(read_residents, tmp_path / "x.csv", 4)[0].key == "no_file"
    path = tmp_path / "gbk.csv"
    path.write_bytes(f"{HEADER}\n居民,1,elder,是,0,3\n".encode("gbk"))
    assert [(problem.key, problem.line) for problem in problems_of(read_residents, path, 4)] == [("not_utf8", 2)]


def test_twenty_problems_are_told_and_the_others_counted(tmp_path):
    rows = [f"x{number},9,elder,1,0,200" for number in range(50)]
    problems = problems_of(read_residents, residents(tmp_path, *rows, n=60), 4)
    assert len(problems) == 21
    assert (problems[-1].key, problems[-1].values) == ("and_more", {"value": 80})


def test_messages_hold_nobodys_other_data(tmp_path):
    path = residents(tmp_path, "secret-id,1,elder,1,0,many", header=HEADER)
    (problem,) = problems_of(read_residents, path, 4)
    assert "secret-id" not in str(problem.values)


def test_ties_become_rows_of_residents(tmp_path):
    ids = np.array(["p", "q", "r"])
    assert read_ties(ties(tmp_path, "p,q", "r, p "), ids).tolist() == [[0, 1], [2, 0]]
    assert read_ties(ties(tmp_path, "0,1", "2,0"), None, 3).tolist() == [[0, 1], [2, 0]]
    assert read_ties(ties(tmp_path), ids).shape == (0, 2)


def test_every_tie_that_cannot_be_has_its_line(tmp_path):
    path = ties(tmp_path, "p,q", "q,p", "p,zz", "r,r", "p,q", "yy,r", "q,r")
    problems = problems_of(read_ties, path, np.array(["p", "q", "r"]))
    assert short(problems) == [
        ("tie_twice", 3, None),
        ("unknown_id", 4, "b"),
        ("self_tie", 5, None),
        ("tie_twice", 6, None),
        ("unknown_id", 7, "a"),
    ]
    assert {problem.values["first"] for problem in problems if problem.key == "tie_twice"} == {2}


def test_a_community_brings_its_own_lists_and_its_hash_follows_what_they_say(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lists").mkdir()
    write_all(tmp_path / "lists", estate='residents = "residents.csv"\nties = "ties.csv"\n' + COMMUNITY)
    residents(tmp_path / "lists", n=25)
    ties(tmp_path / "lists", "r1,r2")
    profile = load_community("lists/estate.toml")
    assert (profile.adults, profile.residents) == (25, str(tmp_path / "lists" / "residents.csv"))
    before = load_scenario("lists/mine.toml")
    assert "residents.csv" not in str(before.resolved())
    ties(tmp_path / "lists", "r1,r3")
    assert load_scenario("lists/mine.toml").hash() != before.hash()
    ties(tmp_path / "lists", "r1,r99")
    (problem,) = problems_of(load_scenario, "lists/mine.toml")
    assert (problem.key, problem.line) == ("unknown_id", 2)
    (tmp_path / "lists" / "ties.csv").unlink()
    (problem,) = problems_of(load_scenario, "lists/mine.toml")
    assert (problem.key, problem.file, problem.line) == ("no_list", "lists/estate.toml", 2)
    assert (problem.values["key"], problem.values["value"]) == ("ties", '"ties.csv"')
