"""Competence: who may punish, in whose name, on which instrument, or where the case goes."""

from lianzhi.kernel.competence.answers import (
    FIRST_FILED,
    CompetenceAnswer,
    CompetenceQuestion,
    Filing,
    Procedure,
    Recusal,
    Route,
    Unlawful,
    answer,
)
from lianzhi.kernel.competence.pack import (
    Authority,
    Channel,
    CountyPack,
    Grant,
    Item,
    Kind,
    OpenCases,
    county_schema,
    load_county,
    read_county,
)

__all__ = [
    "FIRST_FILED",
    "Authority",
    "Channel",
    "CompetenceAnswer",
    "CompetenceQuestion",
    "CountyPack",
    "Filing",
    "Grant",
    "Item",
    "Kind",
    "OpenCases",
    "Procedure",
    "Recusal",
    "Route",
    "Unlawful",
    "answer",
    "county_schema",
    "load_county",
    "read_county",
]
