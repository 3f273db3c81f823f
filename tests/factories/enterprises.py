"""Invented enterprises with valid codes."""

from __future__ import annotations

from itertools import count
from typing import Any

from stdnum.cn import uscc

from lianzhi.audit.acts import setup_writes
from lianzhi.enterprises.constants import RiskGrade, Sector, SupervisionLevel
from lianzhi.enterprises.models import Enterprise
from tests.factories.organisation import WULIJIE

_numbers = count(1)


def make_uscc() -> str:
    """A code nobody had before in this run, with its check character."""
    return uscc_of(next(_numbers))


def uscc_of(number: int) -> str:
    """The code of that number, with its check character."""
    body = f"91350525MA{number:07d}"
    return body + str(uscc.calc_check_digit(body))


def make_enterprise(*, place: str = WULIJIE, **given: Any) -> Enterprise:
    """An ordinary trade workshop in a township; any field may be given."""
    fields: dict[str, Any] = {
        "name": f"永春县示例竹木制品厂{next(_numbers)}号（示例）",
        "uscc": make_uscc(),
        "sector": Sector.METALLURGY_TRADE,
        "industry": "C2041 竹制品制造",
        "level": SupervisionLevel.ORDINARY,
        "risk_grade": RiskGrade.B,
        "place_id": place,
        "supervisor_id": place,
        "address": "工业路1号（示例）",
        "legal_representative": "郑法定（示例）",
        "principal": "郑主要（示例）",
        "phone": "0595-00000001",
        "employees": 20,
        "is_sample": True,
        **given,
    }
    with setup_writes("tests: enterprise"):
        return Enterprise.objects.create(**fields)
