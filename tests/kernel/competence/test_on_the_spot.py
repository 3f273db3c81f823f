"""Who may order work stopped on the spot: the department, a township only where its delegation says so."""

from __future__ import annotations

from typing import Any

import pytest

from lianzhi.kernel.competence.on_the_spot import on_the_spot_bar
from lianzhi.kernel.competence.pack import read_county
from lianzhi.kernel.competence.questions import read_question
from tests.kernel.competence.small_county import delegation, entrustment, question

STOP = "责令暂时停产停业"
AT_ONCE = "责令立即排除事故隐患"


def _bars(*grants: dict[str, Any], **given: Any) -> list[str]:
    document = question(*grants, **{"measures": [STOP], **given})
    county = read_county(document.pop("county"))
    found = on_the_spot_bar(read_question(document, county), county)
    assert all(
        {each.ref for each in one.citations} == {"安全生产法/65/1/3", "安全生产法/9/2"} for one in found
    )
    return [one.text for one in found]


def test_a_township_orders_a_stop_only_where_its_delegation_hands_it_over() -> None:
    assert _bars(delegation(compulsion=True)) == []
    (silent,) = _bars(delegation())
    assert "没有载明交出这项职权" in silent
    (listless,) = _bars()
    assert "不在赋权清单内" in listless
    (entrusted,) = _bars(entrustment())
    assert "不在赋权清单内" in entrusted
    assert "示例县应急管理局" in entrusted


@pytest.mark.parametrize("given", [{"measures": [AT_ONCE]}, {"place": "999999"}], ids=["at-once", "county"])
def test_what_stops_nothing_or_is_the_countys_is_not_barred(given: dict[str, Any]) -> None:
    assert _bars(**given) == []
