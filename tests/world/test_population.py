"""Who lives in an estate: the profile's shares, within sampling error."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.parameters import Parameters
from simulation.topics import TOPICS, AgeGroup, Trustee
from tests import worlds

N = 20_000
POPULATION = Parameters().population


@pytest.fixture(scope="module")
def crowd():
    owners = {"young": 0.2, "parent": 0.6, "middle": 0.7, "elder": 0.9}
    scenario = worlds.scenario(adults=N, buildings=25, owners=owners)
    community = Community(scenario, seed=1, collect=False)
    return community.residents


def share_error(share, n):
    """Return four standard errors of a share among n people."""
    return 4 * np.sqrt(share * (1 - share) / n)


@pytest.mark.parametrize(("age", "share"), [("YOUNG", 0.2), ("PARENT", 0.3), ("MIDDLE", 0.2), ("ELDER", 0.3)])
def test_stages_of_life_have_their_shares(crowd, age, share):
    assert np.mean(crowd.age_group == AgeGroup[age]) == pytest.approx(share, abs=share_error(share, N))


@pytest.mark.parametrize(("age", "share"), [("YOUNG", 0.2), ("PARENT", 0.6), ("MIDDLE", 0.7), ("ELDER", 0.9)])
def test_each_stage_of_life_has_its_share_of_owners(crowd, age, share):
    owner = crowd.owner[crowd.age_group == AgeGroup[age]]
    assert owner.mean() == pytest.approx(share, abs=share_error(share, len(owner)))


@pytest.mark.parametrize(("age", "hours"), [("YOUNG", 18), ("PARENT", 12), ("MIDDLE", 20), ("ELDER", 35)])
def test_leisure_has_its_median_in_each_stage_of_life(crowd, age, hours):
    """The standard error of a log-normal's log median is about 1.25 sd / sqrt(n)."""
    leisure = crowd.leisure[crowd.age_group == AgeGroup[age]]
    error = 4 * 1.25 * POPULATION.leisure_spread / np.sqrt(len(leisure))
    assert np.log(np.median(leisure)) == pytest.approx(np.log(hours), abs=error)


def test_hours_for_the_community_are_a_share_of_leisure_and_capped(crowd):
    ready = np.minimum(POPULATION.community_share * crowd.leisure, POPULATION.community_cap)
    assert crowd.community_leisure == pytest.approx(ready)


def test_people_are_spread_evenly_over_the_buildings(crowd):
    counts = np.bincount(crowd.building, minlength=25)
    assert counts.min() > N / 25 - 4 * np.sqrt(N / 25)
    assert counts.max() < N / 25 + 4 * np.sqrt(N / 25)


def test_traits_lie_around_the_profiles_means(crowd):
    assert crowd.charisma.mean() == pytest.approx(0.35, abs=0.02)
    assert crowd.charisma.std() == pytest.approx(POPULATION.trait_spread, abs=0.02)
    assert np.corrcoef(crowd.charisma, crowd.drive)[0, 1] == pytest.approx(0, abs=4 / np.sqrt(N))


def test_some_can_deliberate_and_hardly_anyone_sees_needs_as_public_before_anyone_comes(crowd):
    """Clipping at zero lifts a mean of .18 with standard deviation .18 by .18 (phi(1) - (1 - Phi(1))) = .015."""
    assert crowd.skill.mean() == pytest.approx(0.195, abs=4 * POPULATION.trait_spread / np.sqrt(N))
    assert (crowd.publicness == crowd.public_spirit[:, None]).all()
    assert np.mean(crowd.public_spirit >= 1 / 3) == pytest.approx(0.0164, abs=share_error(0.0164, N))


def test_needs_follow_the_stage_of_life(crowd):
    children = crowd.need[:, TOPICS.index("children")]
    parents, young = (children[crowd.age_group == age].mean() for age in (AgeGroup.PARENT, AgeGroup.YOUNG))
    assert parents == pytest.approx(0.6, abs=0.02)
    assert young < 0.2


def test_inclination_is_spread_around_zero(crowd):
    assert crowd.propensity.mean() == pytest.approx(0, abs=4 * POPULATION.heterogeneity / np.sqrt(N))
    assert crowd.propensity.std() == pytest.approx(POPULATION.heterogeneity, rel=0.03)


def test_before_anyone_comes_trust_is_what_the_profile_says(crowd):
    assert (crowd.trust(Trustee.TEAM) == np.float32(0.5)).all()
    assert crowd.trust(Trustee.OFFICE).mean() == pytest.approx(0.6, abs=0.01)
    assert crowd.trust(Trustee.PROPERTY).mean() == pytest.approx(0.4, abs=0.01)


def test_nobody_knows_the_team_or_has_a_role_before_it_comes(crowd):
    for name in ("aware", "reachable", "attended", "habit", "role", "hours_given", "good", "bad", "met"):
        assert not crowd.columns[name].any(), name


def test_a_resident_more_changes_nobody_else():
    few, more = (
        Community(worlds.scenario(adults=adults, buildings=4), seed=1, collect=False).residents for adults in (80, 81)
    )
    for name in ("age_group", "building", "owner", "leisure", "charisma", "need", "propensity", "base"):
        assert (few.columns[name] == more.columns[name][:80]).all(), name


HEADER = "id,building,age_group,owner,local,leisure,charisma\n"
ROWS = "a,0,elder,yes,yes,40,0.9\nb,1,parent,no,yes,10,\nc,0,young,no,no,20,0.1\n"


def test_the_users_own_residents_and_ties_are_taken_as_they_are(tmp_path):
    """What the user leaves open, such as one resident's charisma, is drawn."""
    many = "".join(f"x{i},1,middle,yes,yes,20,0.5\n" for i in range(20))
    (tmp_path / "people.csv").write_text(HEADER + ROWS + many, encoding="utf-8")
    (tmp_path / "ties.csv").write_text("a,b\na,c\nb,x3\n", encoding="utf-8")
    files = {"residents": str(tmp_path / "people.csv"), "ties": str(tmp_path / "ties.csv")}
    community = Community(worlds.scenario(**files), seed=1, collect=False)
    residents = community.residents
    assert len(residents) == 23
    assert residents.age_group[:3].tolist() == [AgeGroup.ELDER, AgeGroup.PARENT, AgeGroup.YOUNG]
    assert residents.leisure[:3].tolist() == [40, 10, 20]
    assert residents.charisma[[0, 2]] == pytest.approx([0.9, 0.1])
    assert 0 <= residents.charisma[1] <= 1
    assert [community.estate.ties.of(row).tolist() for row in range(3)] == [[2], [6], [0]]
