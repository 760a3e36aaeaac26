"""The page: one HTML file that asks nothing of any network."""

from importlib import resources

from simulation.report import assumptions, figures, sentences, tables
from simulation.report.drawing import Picture
from simulation.report.folder import Batch, Say, spoken

CAVEATS = ("simulated", "randomised", "assumptions", "chance", "many", "twin")


def page(batch: Batch, pictures: dict[str, Picture], say: Say, lang: str) -> str:
    """Return the report of a batch as HTML."""
    import jinja2

    # Every value is escaped: names and sentences of a scenario are a stranger's text.
    surroundings = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return surroundings.get_template("page.html.j2").render(
        say=say,
        lang={"zh": "zh-CN"}.get(lang, lang),
        batch=batch,
        title=_title(batch, lang),
        pictures=pictures,
        answers=sentences.answers(batch, say),
        remarks=sentences.remarks(batch, say),
        lost=batch.n_lost,
        warnings=sentences.warnings(batch, say),
        outcomes=tables.outcomes(batch, say),
        measures=figures.known(batch, figures.SHOWN),
        unknown=tables.unknown(batch, say),
        expected=tables.expected(batch, say),
        differences=tables.differences(batch, say),
        other_pairs=tables.other_pairs(batch, say),
        budget=tables.budget(batch, say),
        settings=assumptions.settings(batch, say),
        facts=assumptions.facts(batch, say),
        phases=assumptions.phases,
        made=_made(batch, say),
        caveats=CAVEATS,
    )


def _template(name: str) -> str:
    """Return a template of the package."""
    return (resources.files("simulation.report") / "templates" / name).read_text(encoding="utf-8")


def _title(batch: Batch, lang: str) -> str:
    """Return the question, or the names of the arms where none was asked."""
    return spoken(batch.manifest.get("question"), lang) or " · ".join(arm.name for arm in batch.arms)


def _made(batch: Batch, say: Say) -> list[tuple[str, str]]:
    """Return how the numbers were made, so that they can be made again."""
    manifest = batch.manifest
    versions = say("report.comma").join(f"{name} {number}" for name, number in manifest["versions"].items())
    rows = {
        "versions": versions,
        "model_hash": manifest["model_hash"],
        "seed": manifest["seed"],
        "runs": manifest["runs"],
        "failures": len(manifest["failures"]),
        "machine": manifest["machine"],
        "time": manifest["time"],
        "command": manifest["command"],
    }
    return [(say(f"report.made.{key}"), str(value)) for key, value in rows.items()]
