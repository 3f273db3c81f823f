"""Competence: who may punish, in whose name, on which instrument, or where the case goes."""

from lianzhi.kernel.competence.answers import (
    CompetenceAnswer,
    CompetenceQuestion,
    Procedure,
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
    load_county,
    read_county,
)

__all__ = [
    "Authority",
    "Channel",
    "CompetenceAnswer",
    "CompetenceQuestion",
    "CountyPack",
    "Grant",
    "Item",
    "Kind",
    "Procedure",
    "Route",
    "Unlawful",
    "answer",
    "load_county",
    "read_county",
]
