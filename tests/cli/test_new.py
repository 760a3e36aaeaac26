"""`shequ new`: two commented files that pass `shequ check`, and nothing overwritten."""

import tomllib
from pathlib import Path

import pytest

from simulation.cli import main
from simulation.loading import load_community, load_scenario

COMMUNITIES = sorted(path.stem for path in (Path(__file__).parents[2] / "scenarios" / "communities").glob("*.toml"))


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("base", COMMUNITIES)
def test_new_files_pass_check_and_say_what_their_base_says(base, lang, capsys):
    assert main(["new", "mine", "--from", base, "--lang", lang]) == 0
    assert main(["check", "mine.toml", "mine-community.toml"]) == 0
    mine, shipped = load_scenario("mine"), load_scenario(f"{base}-base")
    assert mine.parameters == shipped.parameters
    names = {"id", "name", "about"}
    assert mine.community.model_dump(exclude=names) == load_community(base).model_dump(exclude=names)
    assert mine.community.id == "mine-community"


def test_the_comments_are_in_the_language(here):
    main(["new", "a"])
    main(["new", "b", "--lang", "zh"])
    english, chinese = (Path(f"{name}-community.toml").read_text(encoding="utf-8") for name in "ab")
    assert "they sum to 1" in english
    assert "合计为 1" in chinese
    assert tomllib.loads(english)["ages"] == tomllib.loads(chinese)["ages"]


def test_a_chinese_name_and_a_new_folder(here):
    assert main(["new", "我的小区", "--dir", "some/where"]) == 0
    assert main(["check", "some/where/我的小区.toml"]) == 0


def test_nothing_is_overwritten(here, capsys):
    Path("mine-community.toml").write_text("mine")
    assert main(["new", "mine"]) == 2
    assert capsys.readouterr().err == "mine-community.toml: This file exists already; nothing has been written.\n"
    assert Path("mine-community.toml").read_text() == "mine"
    assert not Path("mine.toml").exists()


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".", "a b", "x" * 61, "a\nb"])
def test_names_that_cannot_name_a_file(here, capsys, name):
    assert main(["new", name]) == 2
    assert "cannot name a file" in capsys.readouterr().err
    assert not list(here.iterdir())


def test_a_folder_that_cannot_be_and_a_base_there_is_not(here, capsys):
    Path("file").write_text("")
    assert main(["new", "x", "--dir", "file/in"]) == 2
    assert main(["new", "x", "--from", "lidoa"]) == 2
    err = capsys.readouterr().err.splitlines()
    assert err[0].startswith("file/in: Nothing can be written here")
    assert err[1] == "There is no community named lidoa. Did you mean lidao?"
