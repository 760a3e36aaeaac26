"""The guide to rules of one's own can be followed word by word, in both languages, through the command line."""

import json
import re
import sys
import tomllib

import pytest

from simulation.cli import main
from tests.registry.packages import install
from tests.test_docs import blocks_of, commands_in

GUIDES = ["docs/own-rules.md", "docs/own-rules.zh.md"]
SMALL = ["--set", "weeks=105", "--set", "community.adults=80", "--runs", "1", "--workers", "0"]


def of_kind(guide, kind):
    return [inside for found, inside, _ in blocks_of(guide) if found == kind]


@pytest.mark.parametrize("guide", GUIDES)
def test_the_rule_of_the_guide_runs(guide, tmp_path, monkeypatch, capsys, request):
    request.addfinalizer(lambda: sys.modules.pop("my_rules", None))
    (source,), (about,), (scenario,) = (of_kind(guide, kind) for kind in ("python", "ini", "toml"))
    said = tomllib.loads(about)["project"]
    offered = {name: place.removeprefix("my_rules:") for name, place in said["entry-points"]["shequ.rules"].items()}
    folder = install(tmp_path / "package", source, offered, version=said["version"])
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8" if ".zh" in guide else "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.toml").write_text(scenario, encoding="utf-8")
    hashes, printed = [], []
    for block in of_kind(guide, "sh"):
        for words in commands_in(block):
            more = [*SMALL, "--quiet", "--no-report", "--out", f"out{len(printed)}"] if words[0] == "run" else []
            assert main([*words, *more]) == 0, capsys.readouterr()
            printed.append(capsys.readouterr().out)
            if more:
                kept = json.loads((tmp_path / more[-1] / "manifest.json").read_text(encoding="utf-8"))
                hashes.append(re.findall(r'"scenario_hash": "(\w+)"', json.dumps(kept)) or kept["fingerprint"])
    assert len(printed) == 6
    assert "forgiving" in printed[0]
    assert "my_rules 1.0" in printed[0]
    assert hashes[0] != hashes[1]


def test_both_guides_show_the_same_files_and_commands():
    first, second = GUIDES
    for kind in ("sh", "toml", "ini"):
        assert of_kind(first, kind) == of_kind(second, kind)
