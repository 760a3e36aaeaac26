"""`shequ story`: what happened in one run, to whom, and because of what."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from simulation.cli.common import add_json, print_json
from simulation.errors import BadInput, Problem
from simulation.words import language, tell

if TYPE_CHECKING:
    from simulation.story.asked import Asked
    from simulation.story.lived import Lived
    from simulation.story.names import Names
    from simulation.story.page import Page

ABOUT = ("resident", "group", "institution")
ENDINGS = (".svg", ".png")  # of a figure
BESIDE = "stories"  # folder in a batch's folder, for what is kept with it


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ story`."""
    parser.add_argument("run", metavar="RUN", help=tell("story.help.run"))
    parser.add_argument("--resident", type=int, metavar="N", help=tell("story.help.resident"))
    parser.add_argument("--group", type=int, metavar="N", help=tell("story.help.group"))
    parser.add_argument("--institution", metavar="NAME", help=tell("story.help.institution"))
    parser.add_argument("--effects", action="store_true", help=tell("story.help.effects"))
    parser.add_argument("--figure", type=Path, metavar="FILE", help=tell("story.help.figure"))
    parser.add_argument("--out", nargs="?", const="", metavar="FILE", help=tell("story.help.out"))
    parser.add_argument("--force", action="store_true", help=tell("story.help.force"))
    parser.add_argument("--seed", type=int, metavar="N", help=tell("story.help.seed"))
    parser.add_argument("--strategy", metavar="NAME", help=tell("batch.strategy"))
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help=tell("batch.set"))
    parser.add_argument("--residents", type=Path, metavar="FILE", help=tell("story.help.residents"))
    parser.add_argument("--ties", type=Path, metavar="FILE", help=tell("story.help.ties"))
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make a run again with its diary kept, and tell of it."""
    _check(arguments)
    asked = _asked(arguments)
    from simulation.story import resident
    from simulation.story.lived import live
    from simulation.story.names import Names

    watch = [] if arguments.resident is None else [arguments.resident]
    for row in watch:
        resident.check(row, asked.scenario.community.adults)
    lived = live(asked, watch)
    names = Names(lived.estate, lived.scenario)
    if arguments.figure is not None:
        _draw(lived, names, arguments)
    elif arguments.effects:
        _tell_effects(lived, names, arguments)
    else:
        _tell_page(_page(lived, names, arguments), lived, arguments)
    return 0


def _check(arguments: argparse.Namespace) -> None:
    from simulation.cli.batches import LAST_SEED

    if sum(getattr(arguments, name) is not None for name in ABOUT) > 1:
        raise BadInput([Problem("story_two_subjects")])
    if arguments.figure is not None:
        if arguments.figure.suffix.lower() not in ENDINGS:
            raise BadInput([Problem("story_figure_ending", values={"value": str(arguments.figure)})])
        _refuse_file(arguments.figure, force=arguments.force)
    if arguments.seed is not None and not 0 <= arguments.seed <= LAST_SEED:
        values = {"key": "--seed", "value": arguments.seed, "low": 0, "high": f"{LAST_SEED:,}"}
        raise BadInput([Problem("out_of_range", values=values)])


def _draw(lived: "Lived", names: "Names", arguments: argparse.Namespace) -> None:
    """Draw the run's life."""
    from functools import partial

    from simulation.report import life
    from simulation.story import picture

    try:
        arguments.figure.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        values = {"value": error.strerror or ""}
        raise BadInput([Problem("cannot_write", str(arguments.figure), values=values)]) from None
    life.draw(picture.life(lived, names), arguments.figure, partial(tell, lang=language()))
    print(tell("new.written", file=arguments.figure))


def _asked(arguments: argparse.Namespace) -> "Asked":
    """Return the run that is meant: one of a batch's folder, or a fresh one of a scenario."""
    from simulation.cli.batches import SEED, settings
    from simulation.story import asked

    text = arguments.run
    if asked.SIGN in text:
        for name in ("seed", "strategy", "set"):
            if getattr(arguments, name) not in (None, []):
                raise BadInput([Problem("story_only_fresh", values={"key": f"--{name}"})])
        return asked.stored(text, {"residents": arguments.residents, "ties": arguments.ties})
    if Path(text).is_dir():
        raise BadInput([Problem("story_which_run", values={"value": text, "key": asked.example(Path(text))})])
    seed = SEED if arguments.seed is None else arguments.seed
    return asked.fresh(text, seed=seed, strategy=arguments.strategy, settings=settings(arguments))


def _page(lived: "Lived", names: "Names", arguments: argparse.Namespace) -> "Page":
    from simulation.story import resident, subject, whole

    if arguments.resident is not None:
        return resident.story(lived, names, arguments.resident)
    for kind in ("group", "institution"):
        if (who := getattr(arguments, kind)) is not None:
            subject.check(lived, kind, who)
            return subject.story(lived, names, kind, who)
    return whole.story(lived, names)


def _tell_page(page: "Page", lived: "Lived", arguments: argparse.Namespace) -> None:
    from simulation.story.under import under

    lines = under(lived)
    about = next(((kind, getattr(arguments, kind)) for kind in ABOUT if getattr(arguments, kind) is not None), None)
    if arguments.out is not None:
        name = "story" if about is None else f"{about[0]}-{about[1]}"
        _keep(_path(arguments, lived, name), page.markdown(lines), force=arguments.force)
    elif arguments.json:
        from simulation.story.under import check_as_json, entries_as_json

        entries = lived.entries if about is None else lived.of(*about)
        document = page.plain() | {"check": check_as_json(lived)}
        print_json(document | ({"entries": entries_as_json(entries)} if about else {}))
    else:
        _print(page, lines, _typed(arguments))


def _tell_effects(lived: "Lived", names: "Names", arguments: argparse.Namespace) -> None:
    from simulation.story import effects
    from simulation.story.under import under

    rows = effects.table(lived, names)
    title = tell("story.effects.title", community=getattr(lived.scenario.community.name, language()))
    if arguments.out is not None:
        path = _path(arguments, lived, "effects")
        text = effects.as_csv(rows) if path.suffix.lower() == ".csv" else effects.markdown(rows, title)
        _keep(path, text, force=arguments.force)
    elif arguments.json:
        print_json({"title": title, "rows": effects.plain(rows)})
    else:
        from simulation.cli.pages import print_effects

        print_effects(rows, title, under(lived))


def _print(page: "Page", lines: list[str], typed: str) -> None:
    from simulation.cli.pages import print_page

    print_page(page, lines, typed)


def _typed(arguments: argparse.Namespace) -> str:
    """Return what to type again before an option that asks about somebody."""
    import shlex

    more = [] if arguments.seed is None else ["--seed", str(arguments.seed)]
    more += [] if arguments.strategy is None else ["--strategy", arguments.strategy]
    return shlex.join(
        ["shequ", "story", arguments.run, *more, *(part for one in arguments.set for part in ("--set", one))]
    )


def _path(arguments: argparse.Namespace, lived: "Lived", name: str) -> Path:
    """Return where to keep a text: the file named, or one in the batch's folder."""
    if arguments.out:
        return Path(arguments.out)
    folder = Path(arguments.run.partition("#")[0]) / BESIDE if lived.asked.run_key else Path()
    run = f"{lived.asked.arm_id}-{lived.asked.replicate}" if lived.asked.run_key else lived.scenario.id
    return folder / f"{name}-{run}.{language()}.md"


def _refuse_file(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise BadInput([Problem("story_file_exists", str(path))])


def _keep(path: Path, text: str, *, force: bool) -> None:
    """Write a text to a file that there is not yet, unless the user wants it replaced.

    Raises:
        BadInput: there is such a file, or it cannot be written.
    """
    _refuse_file(path, force=force)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInput([Problem("cannot_write", str(path), values={"value": error.strerror or ""})]) from None
    print(tell("new.written", file=path))
