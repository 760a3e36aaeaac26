"""`shequ check`: every kind of file, every mistake at once, a line each or JSON."""

import json

import pytest

from simulation.cli import main
from tests.loading.files import ABOUT, COMMUNITY, SCENARIO, write, write_all


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


@pytest.mark.parametrize("name", ["jinjiang-base", "jinjiang", "space", "space-vs-events"])
def test_what_is_shipped_is_right(name, capsys):
    assert main(["check", name]) == 0
    assert "nothing wrong" in capsys.readouterr().out


def test_every_kind_of_file_is_recognised_by_what_it_says(here, capsys):
    write_all(here)
    write(here, rules="[trust]\nbase = 0.3\n", child='based_on = "plan"\n' + ABOUT)
    write(here, second='based_on = "mine"\n[trust]\nbase = 0.3\n')
    files = ["mine.toml", "estate.toml", "plan.toml", "rules.toml", "child.toml", "second.toml"]
    assert main(["check", *files]) == 0
    kinds = [line.split(": ")[1].split(",")[0] for line in capsys.readouterr().out.splitlines()]
    assert kinds == ["scenario", "community", "strategy", "rules", "strategy", "scenario"]


def test_every_mistake_of_every_file_is_a_line_on_standard_error(here, capsys):
    write_all(here, mine=SCENARIO + "[trust]\nhalf_lif = 8\n", estate=COMMUNITY.replace("= 100", "= 1"))
    assert main(["check", "mine.toml", "none.toml"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "mine.toml:7: `trust.half_lif` is not known here. Did you mean half_life?",
        "estate.toml:4: `adults` = 1 must lie between 20 and 2,000,000.",
        "none.toml: There is no such file.",
    ]


def test_in_chinese(here, capsys):
    write_all(here, mine=SCENARIO.replace("exit = 20", "exit = 31"))
    assert main(["check", "mine.toml", "estate.toml", "--lang", "zh"]) == 2
    out, err = capsys.readouterr()
    assert out == "estate.toml：社区，没有问题\n"
    assert err == "mine.toml:5: `exit` = 31：社工撤出的时间晚于模拟结束的第 30 周（`weeks`）。\n"


def test_as_json_for_a_machine(here, capsys):
    write_all(here, plan="[[phase]]\nweeks = [0, 5]\n")
    assert main(["check", "plan.toml", "estate.toml", "--json"]) == 2
    out, err = capsys.readouterr()
    plan, estate = json.loads(out)["files"]
    assert err == ""
    assert estate == {"file": "estate.toml", "kind": "community", "problems": []}
    assert {problem["values"]["key"] for problem in plan["problems"]} == {"about", "name", "phase[1].hours"}
    assert {problem["line"] for problem in plan["problems"]} == {0, 1}


def test_lists_of_residents(here, capsys):
    rows = [f"r{number},3,elder,1,0,20" for number in range(20)]
    (here / "residents.csv").write_text("\n".join(["id,building,age_group,owner,local,leisure", *rows]))
    (here / "ties.csv").write_text("a,b\nr1,r2\n")
    assert main(["check", "residents.csv"]) == 0
    assert main(["check", "residents.csv", "--buildings", "3"]) == 2
    assert main(["check", "ties.csv"]) == 2
    out, err = capsys.readouterr()
    assert out == "residents.csv: list of residents, nothing wrong\n"
    assert "and 18 more" not in err
    assert "residents.csv:2: `building` = 3 must lie between 0 and 2." in err
    assert "community that names it" in err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\xff\xfe", "not UTF-8"),
        (b"a = 1\n", "does not look like"),
        (b"weeks = \n", "not TOML"),
        (b"x = 1\n" * 2_000_000, "12.0 MB; at most 1 MB"),
    ],
)
def test_files_that_are_nothing(here, capsys, content, sentence):
    (here / "x.toml").write_bytes(content)
    assert main(["check", "x.toml"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("x.toml")
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_a_folder(here, capsys):
    assert main(["check", "."]) == 2
    assert capsys.readouterr().err == ".: This is a folder; a file is needed.\n"
