"""The community in Mesa's own browser page, SolaraViz, for those who know Mesa.

SolaraViz makes a new model with flat keywords whenever one presses Reset; `CommunityViz` takes them. To see it, put
`Page = community_page()` into a file and say `solara run` with its name; it needs the extra `browser`.
"""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from simulation.loading import load_scenario, names
from simulation.loading.fields import field_at, unit
from simulation.model import Community
from simulation.parameters import Parameters
from simulation.words import knows, tell

SERIES = (("taking_part", "regulars"), ("contributors", "activists"), ("awareness", "trust"), ("own_hours",))
# Parameter: lowest, highest, step; narrower than what a scenario file may say, so that a slider can be aimed.
SLIDERS = {
    "trust.half_life": (4.0, 104.0, 1.0),
    "habit.half_life": (0.5, 8.0, 0.1),
    "decision.base": (-6.0, -2.0, 0.1),
    "team.quality": (0.0, 1.0, 0.05),
}


class CommunityViz(Community):
    """A community that is made from flat keywords: `trust_half_life=8` for `trust.half_life`.

    Args:
        based_on: name or path of the scenario; Mesa 3.5 passes something of its own as `scenario`.
        seed: the run's seed.
        kwargs: a strategy, a community, and parameters with `_` in the place of each dot. Mesa 3.3 asks for
            this very name.
    """

    def __init__(self, *, based_on: str = "jinjiang-base", seed: int = 1, **kwargs: Any) -> None:
        kwargs.pop("scenario", None)
        known = flat_names()
        settings = {known.get(name, name): value for name, value in kwargs.items()}
        super().__init__(based_on, seed=seed, **settings)


@cache
def flat_names() -> dict[str, str]:
    """Return the dotted name of every parameter by its flat keyword."""
    return {dotted.replace(".", "_"): dotted for dotted in _dotted_names(Parameters)}


def _dotted_names(table: type[BaseModel], start: str = "") -> list[str]:
    found: list[str] = []
    for name, field in table.model_fields.items():
        inside = field.annotation
        if isinstance(inside, type) and issubclass(inside, BaseModel):
            found += _dotted_names(inside, f"{start}{name}.")
        else:
            found.append(start + name)
    return found


def controls(*, based_on: str, strategy: str, seed: int) -> dict[str, Any]:
    """Return what SolaraViz lets one change: the strategy, the seed, and a few parameters on sliders.

    Args:
        based_on: name of the scenario to run.
        strategy: name of the strategy to begin with.
        seed: seed to begin with.
    """
    plans = {"type": "Select", "value": strategy, "values": names.known_names("strategy")}
    luck = {"type": "SliderInt", "value": seed, "min": 1, "max": 100, "step": 1}
    parameters = load_scenario(based_on).parameters
    sliders = {dotted.replace(".", "_"): _slider(dotted, parameters) for dotted in SLIDERS}
    return {
        "based_on": based_on,
        "strategy": plans | {"label": tell("solara.strategy")},
        "seed": luck | {"label": tell("solara.seed")},
        **sliders,
    }


def _slider(dotted: str, parameters: Parameters) -> dict[str, Any]:
    field = field_at(Parameters, tuple(dotted.split(".")))
    said = f"parameter.{dotted}"
    sentence = tell(said) if knows(said) or field is None else field.description
    low, high, step = SLIDERS[dotted]
    span = {"value": attrgetter(dotted)(parameters), "min": low, "max": high, "step": step}
    return {"type": "SliderFloat", "label": f"{sentence} ({dotted}, {unit(field)})", **span}


def community_page(*, based_on: str = "jinjiang-base", strategy: str = "space", seed: int = 1) -> Callable:
    """Return a Solara component that shows a community week by week; every visitor has a model of their own.

    Args:
        based_on: name or path of a scenario.
        strategy: name or path of a strategy.
        seed: the run's seed.
    """
    import solara
    from mesa.visualization import SolaraViz, make_plot_component

    @solara.component
    def Page() -> None:  # noqa: N802
        model = solara.use_memo(lambda: CommunityViz(based_on=based_on, strategy=strategy, seed=seed), [])
        SolaraViz(
            model,
            components=[make_plot_component(list(series)) for series in SERIES],
            model_params=controls(based_on=based_on, strategy=strategy, seed=seed),
            name=tell("solara.title"),
        )

    return Page
