"""The estate before anyone comes: residents and the ties between them."""

from simulation.parameter import Group, parameter


class Population(Group):
    """Residents as they are before anyone comes [model 1]."""

    leisure_elder: float = parameter(35.0, "h/week", 1, 100, "model 1", "Median leisure of elders.")
    leisure_middle: float = parameter(20.0, "h/week", 1, 100, "model 1", "Median leisure of the middle-aged.")
    leisure_parent: float = parameter(12.0, "h/week", 1, 100, "model 1", "Median leisure of parents.")
    leisure_young: float = parameter(18.0, "h/week", 1, 100, "model 1", "Median leisure of the child-free young.")
    leisure_spread: float = parameter(0.4, "log", 0, 2, "model 1", "Standard deviation of log leisure.")
    community_share: float = parameter(0.25, "share", 0, 1, "model 1", "Leisure one is ready to give the community.")
    community_cap: float = parameter(12.0, "h/week", 0, 100, "model 1", "Most hours one is ready to give.")
    heterogeneity: float = parameter(0.48, "logit", 0, 5, "model 17", "Spread of lasting personal inclination.")
    trait_spread: float = parameter(0.18, "share", 0.01, 0.29, "A16", "Standard deviation of traits.")
    spirit_spread: float = parameter(0.1, "share", 0, 0.29, "A30", "Standard deviation of public spirit.")
    need_spread: float = parameter(0.2, "share", 0.01, 0.4, "A16", "Standard deviation of needs within a group.")
    trust_spread: float = parameter(0.12, "share", 0, 0.29, "A16", "Standard deviation of trust before anyone comes.")


class Network(Group):
    """Ties between residents [model 1]."""

    mean_degree: float = parameter(8.0, "ties", 0, 60, "model 1", "Mean number of ties of a resident.")
    in_building: float = parameter(0.5, "share", 0, 1, "A17", "Ties within the building.")
    long_ties: float = parameter(0.1, "share", 0, 1, "Watts and Strogatz 1998; A17", "Ties to anyone at all.")
