"""Mesa's own browser page shows the community, and its Reset makes a new one from flat keywords."""

import importlib.util

import pytest

from simulation.errors import BadInput
from simulation.loading.fields import field_at, limits
from simulation.parameters import Parameters
from simulation.solara_viz import SERIES, SLIDERS, CommunityViz, community_page, controls, flat_names
from simulation.words import use_language

missing = [name for name in ("solara", "altair") if importlib.util.find_spec(name) is None]
needs_browser = pytest.mark.skipif(
    bool(missing), reason=f"NOT TESTED: no {' and '.join(missing)}; install the extra: pip install -e '.[browser]'"
)


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
        offered = controls(based_on="jinjiang-base", strategy="space", seed=3)
    finally:
        use_language("en")
    assert "no-team" in offered["strategy"]["values"]
    for dotted in SLIDERS:
        slider = offered[dotted.replace(".", "_")]
        assert slider["min"] <= slider["value"] <= slider["max"]
        low, high = limits(field_at(Parameters, tuple(dotted.split("."))))
        assert low <= slider["min"] < slider["max"] <= high
        assert dotted in slider["label"]
        assert any("\u4e00" <= letter <= "\u9fff" for letter in slider["label"]) == (lang == "zh")


@needs_browser
@pytest.mark.filterwarnings("ignore")  # of the browser's libraries, which are not ours; our own rules do not run here
def test_the_page_draws_its_figures_steps_and_resets(monkeypatch):
    import ipyvuetify
    import ipywidgets
    import solara

    made, begin = [], CommunityViz.__init__

    def noted(self, **kwargs):
        made.append((self, kwargs))
        begin(self, **kwargs)

    monkeypatch.setattr(CommunityViz, "__init__", noted)
    page = solara.AppLayout(children=[community_page()()])
    _, rendered = solara.render(page, handle_error=False)

    def press(label):
        (button,) = (one for one in rendered.find(ipyvuetify.Btn).widgets if one.children == [label])
        button.click()

    ((community, keywords),) = made
    assert keywords == {"based_on": "jinjiang-base", "strategy": "space", "seed": 1}
    assert len(rendered.find(ipywidgets.Image).widgets) == len(SERIES)
    press("Step")
    press("Step")
    assert community.estate.week == 1
    press("Reset")
    assert len(made) == 2
    again, keywords = made[1]
    assert again.estate.week == -1
    assert keywords["trust_half_life"] == community.spec.parameters.trust.half_life
    assert again.spec.hash() == community.spec.hash()
    rendered.close()


@needs_browser
@pytest.mark.filterwarnings("ignore")  # as above
def test_two_visitors_never_share_a_model(monkeypatch):
    import solara

    made, begin = [], CommunityViz.__init__

    def noted(self, **kwargs):
        made.append(self)
        begin(self, **kwargs)

    monkeypatch.setattr(CommunityViz, "__init__", noted)
    page = community_page(strategy="no-team")
    for _visitor in range(2):
        _, rendered = solara.render(solara.AppLayout(children=[page()]), handle_error=False)
        rendered.close()
    assert len({id(community) for community in made}) == 2
