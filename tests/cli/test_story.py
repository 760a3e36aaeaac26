"""`shequ story`: runs of a batch and fresh ones, held against what is stored, and bad input in one sentence."""

import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from simulation.cli import main

SMALL = ["--set", "community.adults=120", "--set", "weeks=30", "--set", "exit=20", "--set", "decision.base=-2.0"]


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Return a folder with two runs of the plan `mixed`, cut short."""
    folder = tmp_path_factory.mktemp("batch")
    plan = Path(folder / "short.toml")
    plan.write_text(
        'about.en = "Short."\nabout.zh = "短。"\nname.en = "Short"\nname.zh = "短策略"\n'
        "[[phase]]\nweeks = [0, 20]\nhours = { run_space = 20, follow_up = 4, hand_over = 3 }\n"
    )
    words = ["run", "jinjiang-base", "--strategy", str(plan), *SMALL, "--runs", "2", "--quiet", "--no-report"]
    assert main([*words, "--workers", "0", "--out", str(folder / "out")]) == 0
    return folder / "out"


@pytest.fixture
def typed(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")

    def run(*words):
        code = main(["story", *map(str, words)])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def arm_of(folder):
    return json.loads((folder / "manifest.json").read_text())["arms"][0]["id"]


def keys(folder):
    return sorted(parquet.read_table(folder / "outcomes.parquet")["run_key"].to_pylist())


def test_a_stored_run_is_told_and_checked(batch, typed):
    code, out, err = typed(f"{batch}#{arm_of(batch)}:1")
    assert (code, err) == (0, "")
    assert "Checked: this is the stored run, to the last digit." in out
    assert "--resident" in out


def test_the_beginning_of_a_run_key_will_do_and_venues_keep_their_names(batch, typed):
    code, out, _ = typed(f"{batch}#{keys(batch)[0][:8]}", "--lang", "zh")
    assert code == 0
    assert "已核对：与保存的运行完全一致。" in out
    assert "花园活动室" in out
    assert "短策略" in out


def test_a_changed_row_is_noticed(batch, typed, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("manifest.json", "weekly.parquet"):
        (copy / name).write_bytes((batch / name).read_bytes())
    table = parquet.read_table(batch / "outcomes.parquet")
    place = table.column_names.index("regulars")
    more = pa.array([number + 1 for number in table["regulars"].to_pylist()])
    parquet.write_table(table.set_column(place, table.schema.field(place), more), copy / "outcomes.parquet")
    code, out, _ = typed(f"{copy}#{arm_of(batch)}:0")
    assert code == 0
    assert "NOT the stored run" in out
    assert "Regulars:" in out
    code, out, _ = typed(f"{copy}#{arm_of(batch)}:0", "--json")
    assert [row["measure"] for row in json.loads(out)["check"]["differences"]] == ["regulars"]


def test_another_model_is_held_to_1e5_only(batch, typed, monkeypatch):
    monkeypatch.setattr("simulation.story.asked.model_hash", lambda: "another")
    assert "agrees with the stored run within 1e-5" in typed(f"{batch}#{arm_of(batch)}:0")[1]


def test_one_resident_as_text_and_for_a_machine(batch, typed):
    run = f"{batch}#{arm_of(batch)}:0"
    assert typed(run, "--resident", 3)[1].startswith("Resident 3\n")
    document = json.loads(typed(run, "--resident", 3, "--json")[1])
    assert document["title"] == "Resident 3"
    assert all(entry["who"] == 3 and entry["kind"] == "resident" for entry in document["entries"])


def test_a_fresh_run_is_the_same_twice(typed):
    words = ("jinjiang-base", "--strategy", "no-team", *SMALL, "--seed", 5)
    first = typed(*words)
    assert first[0] == 0
    assert first == typed(*words)


def test_the_effect_table_is_kept_beside_the_batch_and_never_over_a_file(batch, typed):
    run = f"{batch}#{arm_of(batch)}:0"
    path = batch / "stories" / f"effects-{arm_of(batch)}-0.en.md"
    assert typed(run, "--effects", "--out") == (0, f"Written: {path}\n", "")
    before = path.read_text()
    assert before.splitlines()[2].startswith("| Group or person |")
    code, _, err = typed(run, "--effects", "--out")
    assert code == 2
    assert "exists already" in err
    assert typed(run, "--effects", "--out", "--force")[0] == 0
    assert path.read_text() == before


def test_csv_for_spreadsheets_markdown_for_reading(batch, typed, tmp_path):
    run = f"{batch}#{arm_of(batch)}:0"
    assert typed(run, "--effects", "--out", "table.csv")[0] == 0
    assert (tmp_path / "table.csv").read_text(encoding="utf-8").startswith("\ufeffGroup or person,")
    assert typed(run, "--resident", 2, "--out", "story.md")[0] == 0
    assert (tmp_path / "story.md").read_text(encoding="utf-8").startswith("# Resident 2\n")


def test_a_life_is_drawn_and_never_over_a_file(batch, typed, tmp_path):
    run = f"{batch}#{arm_of(batch)}:0"
    assert typed(run, "--figure", "figures/life.svg") == (0, "Written: figures/life.svg\n", "")
    before = (tmp_path / "figures" / "life.svg").read_bytes()
    code, _, err = typed(run, "--figure", "figures/life.svg")
    assert (code, "exists already" in err) == (2, True)
    assert typed(run, "--figure", "figures/life.svg", "--force")[0] == 0
    assert (tmp_path / "figures" / "life.svg").read_bytes() == before
    assert typed(run, "--figure", "life.pdf")[2] == "A figure is an .svg or .png file; life.pdf is neither.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["{batch}"], "is a folder of many runs: name one, such as"),
        (["{batch}#"], "is the key of no run"),
        (["{batch}#x:0"], "is the key of no run"),
        (["{batch}#zzzz"], "is the key of no run"),
        (["nowhere#a:0"], "holds no batch that can be read"),
        (["nowhere"], "There is no scenario named nowhere."),
        (["jinjiang-base", "--resident", "1500"], "`--resident` = 1500 must lie between 0 and 1,499."),
        (["jinjiang-base", "--resident", "-1"], "`--resident` = -1 must lie between 0 and 1,499."),
        (["jinjiang-base", "--resident", "x"], "x is not a value it can have"),
        (["jinjiang-base", "--seed", "-1"], "`--seed` = -1 must lie between"),
        (["jinjiang-base", "--resident", "1", "--group", "2"], "Ask about one at a time"),
        (["{batch}#{arm}:0", "--seed", "3"], "--seed is for a scenario"),
        (["{batch}#{arm}:0", "--group", "77"], "There is no group 77"),
        (["{batch}#{arm}:0", "--institution", "police"], "There is no institution police"),
        (["{batch}#{arm}:0", "--effects", "--out", "{batch}/manifest.json/x.md"], "Nothing can be written here"),
    ],
)
def test_bad_input_is_one_sentence(batch, typed, words, sentence):
    filled = [word.replace("{batch}", str(batch)).replace("{arm}", arm_of(batch)) for word in words]
    code, out, err = typed(*filled)
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_a_list_of_residents_must_be_the_very_same(typed, tmp_path, monkeypatch):
    own = tmp_path / "estate"
    assert main(["new", "estate", "--dir", str(own)]) == 0
    rows = "\n".join(f"r{row},{row % 14},parent,true,true,20" for row in range(40))
    (own / "people.csv").write_text(f"id,building,age_group,owner,local,leisure\n{rows}\n")
    community = own / "estate-community.toml"
    community.write_text('residents = "people.csv"\n' + community.read_text())
    out = tmp_path / "mine"
    words = ["run", str(own / "estate.toml"), "--set", "weeks=6", "--set", "exit=5", "--strategy", "no-team"]
    assert main([*words, "--runs", "1", "--quiet", "--no-report", "--out", str(out)]) == 0
    run = f"{out}#{arm_of(out)}:0"
    assert "give it with --residents" in typed(run)[2]
    other = tmp_path / "other.csv"
    other.write_text("id\n1\n")
    assert "not the list that the run was made with" in typed(run, "--residents", other)[2]
    assert "There is no such file" in typed(run, "--residents", tmp_path / "none.csv")[2]
    assert "to the last digit" in typed(run, "--residents", own / "people.csv")[1]
