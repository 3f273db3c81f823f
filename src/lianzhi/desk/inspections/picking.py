"""Choosing the enterprise to inspect."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django import forms

from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.enterprises.constants import Sector
from lianzhi.enterprises.models import Enterprise
from lianzhi.inspections.models import Operation


class EnterprisePicker(forms.Form):
    """What the ledger is narrowed by while choosing."""

    words = forms.CharField(label="企业名称或者信用代码", required=False, max_length=80)
    sector = forms.ChoiceField(label="行业领域", required=False, choices=[("", "全部"), *Sector.choices])
    operation = forms.IntegerField(required=False, widget=forms.HiddenInput)


def enterprise_table(enterprises: Iterable[Enterprise], operation: Operation | None) -> Table:
    """The ledger to choose from; a row leads to the plan's form."""

    def url(enterprise: Enterprise) -> str:
        query = {"enterprise": enterprise.pk, **({"operation": operation.pk} if operation else {})}
        return f"?{urlencode(query)}"

    return Table(
        caption="选择检查对象",
        columns=(
            Column(title="企业名称"),
            Column(title="所在乡镇"),
            Column(title="行业领域"),
            Column(title="检查类别", phone=False),
            Column(title="风险等级", phone=False),
        ),
        rows=[
            Row(
                url=url(each),
                cells=(
                    each.name,
                    each.place.name,
                    each.get_sector_display(),
                    each.get_level_display(),
                    each.get_risk_grade_display(),
                ),
            )
            for each in enterprises
        ],
        empty="可见范围内没有符合条件的企业。请更换查询条件，或者先在企业台账中登记。",
        empty_url="/enterprises/",
        empty_action="企业台账",
    )
