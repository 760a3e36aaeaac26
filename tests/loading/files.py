"""Small files of a user's own, for the tests of loading and of the commands."""

import pytest

from simulation.errors import BadInput

ABOUT = 'about = {en = "E", zh = "中"}\nname = {en = "E", zh = "中"}\n'
BY_AGE = "young = 0.25\nparent = 0.25\nmiddle = 0.25\nelder = 0.25\n"
TOPICS = ("children", "culture", "sport", "elder_care", "safety", "environment", "mutual_help")
MEANS = "{young = 0.3, parent = 0.3, middle = 0.3, elder = 0.3}"
INSTITUTION = 'style = "watching"\ntrust = 0.5\ncooperation = 0.5\nreach = 0.5\n'
VENUE = (
    '[[venues]]\nid = "{id}"\nname = {{en = "E", zh = "中"}}\nkind = "{kind}"\nbuilding = {building}\n'
    'capacity = 30\nopening_hours = 40\nfootfall = 0.2\nowner = "public"\n'
)
COMMUNITY = (
    ABOUT
    + 'kind = "commodity"\nadults = 100\nbuildings = 4\n'
    + "".join(f"[{table}]\n{BY_AGE}" for table in ("ages", "owners", "locals"))
    + "[needs]\n"
    + "".join(f"{topic} = {MEANS}\n" for topic in TOPICS)
    + VENUE.format(id="hall", kind="room", building=1)
    + VENUE.format(id="square", kind="ground", building=0)
    + f"[office]\n{INSTITUTION}[property]\n{INSTITUTION}"
)
STRATEGY = ABOUT + "[[phase]]\nweeks = [0, 10]\nhours = {run_space = 20}\n"
SCENARIO = 'about = {en = "E", zh = "中"}\ncommunity = "estate"\nstrategy = "plan"\nweeks = 30\nexit = 20\n'


def write(folder, **texts):
    """Write `name.toml` for each text."""
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def write_all(folder, **texts):
    """Write a whole scenario `mine` with its community `estate` and strategy `plan`, some texts replaced."""
    write(folder, **({"mine": SCENARIO, "estate": COMMUNITY, "plan": STRATEGY} | texts))


def problems_of(load, *args, **kwargs):
    """Return the problems that loading raises."""
    with pytest.raises(BadInput) as caught:
        load(*args, **kwargs)
    return caught.value.problems


def told(problems):
    """Return problems as (key of the sentence, file name, line, key path)."""
    return [(p.key, p.file.split("/")[-1], p.line, p.values.get("key")) for p in problems]


def line(text, start, nth=1):
    """Return the number of the nth line of a text that begins like `start`."""
    found = [number for number, each in enumerate(text.split("\n"), 1) if each.startswith(start)]
    return found[nth - 1]
