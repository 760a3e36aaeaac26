"""What the documents say is what the program does: filled parts, commands, examples."""

import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from simulation.cli import main
from simulation.documents import demo, pages
from simulation.documents.__main__ import PAGES

ROOT = Path(__file__).parents[1]
GUIDES = ["README.md", "README.zh.md", "docs/tutorial.md", "docs/tutorial.zh.md"]
BESIDE = ("odd", "performance", "batches", "batches.zh", "cluster", "cluster.zh")
PAGES_BESIDE = [f"docs/{name}.md" for name in BESIDE]
FENCED = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_odd_says_what_the_code_says():
    """Filled by `python -m simulation.documents`."""
    there = pages.parts_of(text_of(pages.ODD))
    for name, part in pages.from_code().items():
        assert there[name] == part, f"{name}: run python -m simulation.documents"


def test_a_part_that_differs_is_put_right_and_others_are_left():
    page = "a\n<!-- generated:one -->\nold\n<!-- /generated -->\n<!-- generated:two -->\nkept\n<!-- /generated -->\nz"
    right = pages.filled(page, {"one": "new\nlines"})
    assert pages.parts_of(right) == {"one": "new\nlines", "two": "kept"}
    assert (right[0], right[-1]) == ("a", "z")


@pytest.mark.parametrize("name", [*GUIDES, *PAGES_BESIDE, "CHANGELOG.md"])
def test_links_lead_somewhere(name):
    missing = [link for link in LINK.findall(text_of(name)) if not (ROOT / name).parent.joinpath(link).exists()]
    assert missing == []


@pytest.mark.parametrize("name", PAGES.values())
def test_a_readme_is_short(name):
    assert len(text_of(name).splitlines()) <= 220


@pytest.mark.parametrize("lang", PAGES)
def test_the_figure_is_small(lang):
    assert (ROOT / "docs" / "figures" / f"space-vs-events.{lang}.png").stat().st_size < 200_000


def blocks_of(name):
    """Return the fenced blocks of a guide as (kind, text, the text it is shown to print, if that comes next)."""
    whole = text_of(name)
    blocks = list(FENCED.finditer(whole))
    found = []
    for block, then in pairwise([*blocks, None]):
        prints = then and then[1] == "text" and not whole[block.end() : then.start()].strip()
        found.append((block[1], block[2], then[2] if prints else ""))
    return found


def commands_in(block):
    """Return the words of every command of a block, without the program's name."""
    lines = [shlex.split(line, comments=True) for line in block.splitlines()]
    return [words[1:] for words in lines if words[:1] == ["shequ"]]


@pytest.mark.parametrize("name", GUIDES[::2])
def test_both_languages_show_the_same_commands(name):
    def shown(guide):
        blocks = [inside for kind, inside, _ in blocks_of(guide) if kind == "sh"]
        return [set(words) - {"--lang", "zh", "en"} for block in blocks for words in commands_in(block)]

    assert shown(name) == shown(name.replace(".md", ".zh.md"))


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder that holds what a checkout holds."""
    for folder in ("scenarios", "experiments"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", GUIDES)
def test_what_a_guide_shows_can_be_typed_in_its_order(name, here, monkeypatch, capsys):
    """TOML is saved under the name in its first comment; lines with - and + are changes to the file so named."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8" if ".zh" in name else "C.UTF-8")
    typed = 0
    for kind, inside, shown in blocks_of(name):
        if kind == "toml":
            Path(inside.split("\n")[0].removeprefix("# ")).write_text(inside, encoding="utf-8")
        elif kind == "diff":
            change(inside)
        elif kind == "sh":
            for words in commands_in(inside):
                type_in(words, shown, capsys)
                typed += 1
    assert typed >= 5


def change(block):
    """Make the changes of a block of lines with - and + to the file its first comment names."""
    first, *lines = block.splitlines()
    path = Path(first.removeprefix("# "))
    old = "\n".join(line[1:] for line in lines if line[0] in "- ")
    new = "\n".join(line[1:] for line in lines if line[0] in "+ ")
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def type_in(words, shown, capsys):
    """Type a command, simulating little; what it prints must hold what the guide shows of it."""
    simulates = words[0] in ("run", "compare", "batch")
    few = ["--runs", "2", "--workers", "0", "--quiet", "--no-report"] if simulates else []
    code = main([*words, *few])
    printed = "".join(capsys.readouterr())
    found_fault = words[0] == "check" and ": " in shown and code == 2
    assert code == 0 or found_fault, printed
    if not simulates:
        assert [line for line in shown.splitlines() if line.strip("…") and line not in printed] == []


@pytest.mark.slow
def test_the_numbers_shown_are_those_of_the_demo(tmp_path):
    """Filled by `python -m simulation.documents --demo`."""
    for lang, page in PAGES.items():
        printed = demo.carried_out(tmp_path / "demo", lang)
        assert pages.parts_of(text_of(page))["demo"] == demo.shown(printed, tmp_path / "demo", lang)
    assert pages.parts_of(text_of(pages.ODD))["magnitudes"] == demo.magnitudes(tmp_path / "demo")
