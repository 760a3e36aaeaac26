"""The nouns everything else counts with: topics of need, trustees, ages, roles, kinds of estate."""

from enum import IntEnum, StrEnum


class Topic(IntEnum):
    """Topics of need (需求) [handbook 2.1]."""

    CHILDREN = 0
    CULTURE = 1
    SPORT = 2
    ELDER_CARE = 3
    SAFETY = 4
    ENVIRONMENT = 5
    MUTUAL_HELP = 6


class Trustee(IntEnum):
    """Whom residents trust or distrust."""

    TEAM = 0
    OFFICE = 1
    PROPERTY = 2
    NEIGHBOURS = 3
    COMMITTEE = 4


class AgeGroup(IntEnum):
    """Stage of life."""

    YOUNG = 0
    PARENT = 1
    MIDDLE = 2
    ELDER = 3


class Role(IntEnum):
    """Commitments of a resident; the rungs below contributor are read off attendance."""

    RESIDENT = 0
    CONTRIBUTOR = 1
    ACTIVIST = 2
    BURNT_OUT = 3


class Telling(IntEnum):
    """Whether a resident who knows of the team tells ties of it, where others than visitors do."""

    NOT_YET = 0
    TELLS = 1
    TOLD_ENOUGH = 2


class GroupKind(IntEnum):
    """Kinds of residents' groups (居民组织) [handbook 2.2]."""

    CLUB = 0
    RIGHTS = 1
    SERVICE = 2


class Channel(IntEnum):
    """How the team found an activist (挖掘途径) [handbook 4.1.2]."""

    NONE = 0
    REFERRAL = 1
    ACTIVITY = 2
    GRANT = 3
    REPUTATION = 4


class Kind(StrEnum):
    """Type of estate [handbook 1.1.1]."""

    COMMODITY = "commodity"
    UPSCALE = "upscale"
    RELOCATION = "relocation"
    URBAN_VILLAGE = "urban_village"


class Access(StrEnum):
    """Who may use a venue [handbook 1.1.4, 2.1]."""

    OPEN = "open"
    OWNERS_ONLY = "owners_only"
    DONORS_ONLY = "donors_only"
    KEYHOLDER_CIRCLE = "keyholder_circle"
    WEEKDAY_DRAW = "weekday_draw"


class Holder(StrEnum):
    """Who owns a venue, and so decides about its use [handbook 1.1.4]."""

    OWNERS = "owners"
    PROPERTY = "property"
    OFFICE = "office"
    PUBLIC = "public"


class Style(StrEnum):
    """How an institution meets newcomers [handbook 3.1]."""

    COOPERATIVE = "cooperative"
    WATCHING = "watching"
    REFUSING = "refusing"


class Incident(StrEnum):
    """What happens in an estate and angers people (突发事件) [handbook 1.1.1A, 2.2.2]."""

    BURGLARY = "burglary"
    SEWAGE = "sewage"
    BRAWL = "brawl"
    DANCE_NOISE = "dance_noise"
    PARKING = "parking"
    FEES = "fees"


class ResourceKind(StrEnum):
    """What a resource of the community is [handbook 5.1]."""

    SPACE = "space"
    MONEY = "money"
    GOODS = "goods"
    SKILL = "skill"
    RELATION = "relation"


class ResourceHolder(StrEnum):
    """Who holds a resource [handbook 1.1.3, 1.1.4, 5]."""

    OFFICE = "office"
    PROPERTY = "property"
    OWNERS = "owners"
    PUBLIC = "public"
    RESIDENT = "resident"
    GROUP = "group"
    SHOP = "shop"
    OUTSIDE = "outside"


TOPICS = tuple(topic.name.lower() for topic in Topic)
GROUP_KINDS = tuple(kind.name.lower() for kind in GroupKind)
STAGES = ("need", "responsibility", "organisation", "resources")  # the four autonomies (四个自主化) [handbook 4.2]
AGES = tuple(age.name.lower() for age in AgeGroup)
N_TOPICS = len(Topic)
N_TRUSTEES = len(Trustee)
N_STAGES = len(STAGES)
