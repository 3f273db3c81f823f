"""Forms of a measure on the spot (现场处理措施), in the order an officer meets them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from lianzhi.desk.inspections.roster import officer_choices
from lianzhi.desk.parts.fields import DayInput
from lianzhi.inspections.constants import FIELD_MEASURES, HazardLevel, ReinspectionResult
from lianzhi.organisation.models import Officer


def _short(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class FieldMeasureForm(forms.Form):
    """Which hazards, which measures, how far, served to whom."""

    measures = forms.MultipleChoiceField(
        label="现场处理措施",
        choices=[(each, each) for each in FIELD_MEASURES],
        widget=forms.CheckboxSelectMultiple,
        help_text="撤出人员、暂时停产停业、停止使用，只对无法保证安全的重大事故隐患采取。",
    )
    danger = forms.CharField(
        label="无法保证安全的理由",
        max_length=500,
        required=False,
        widget=_short(),
        help_text="为什么排除前或者排除过程中无法保证安全；只责令立即排除的可以不填。",
    )
    scope = forms.CharField(
        label="措施的范围和要求",
        max_length=500,
        widget=_short(3),
        help_text="具体到区域、设施、设备和恢复的条件，不扩大到无关的部分。",
    )
    served_on = forms.DateField(label="送达日期", widget=DayInput())
    received_by = forms.CharField(label="签收人", max_length=40)
    refusal = forms.CharField(label="拒绝签名或者盖章的情况", required=False, max_length=200)
    witness = forms.CharField(
        label="见证人", required=False, max_length=80, help_text="没有见证人的，写明已录音录像。"
    )

    def __init__(self, data: Any, *, findings: Iterable[Any], initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        chosen = {}
        for finding in findings:
            words = f"{finding.location}：{finding.description}（{finding.get_level_display()}）"
            chosen[f"chosen_{finding.pk}"] = forms.BooleanField(
                label=f"{finding.number}. {words}",
                required=False,
                initial=finding.level == HazardLevel.MAJOR,
            )
        self.numbers = [int(name.removeprefix("chosen_")) for name in chosen]
        self.fields = {**chosen, **self.fields}

    def findings(self, data: Mapping[str, Any]) -> tuple[int, ...]:
        """The hazards chosen."""
        return tuple(number for number in self.numbers if data[f"chosen_{number}"])


class RemovalReportForm(forms.Form):
    """What the unit reported."""

    reported_on = forms.DateField(label="单位报告日期", widget=DayInput())
    report = forms.CharField(
        label="单位报告的内容", max_length=500, widget=_short(3), help_text="书面报告怎样排除隐患的。"
    )


class RemovalReviewForm(forms.Form):
    """Officers, then a result for each hazard."""

    reviewed_on = forms.DateField(label="审查日期", widget=DayInput())
    officers = forms.TypedMultipleChoiceField(
        label="审查人员", coerce=int, widget=forms.CheckboxSelectMultiple
    )
    opinion = forms.CharField(label="审查意见", max_length=500, widget=_short())

    def __init__(
        self,
        data: Any,
        *,
        roster: Iterable[Officer],
        on: date,
        findings: Iterable[Any],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["officers"].choices = officer_choices(roster, on)  # type: ignore[attr-defined]
        for finding in findings:
            self.fields[f"result_{finding.pk}"] = forms.ChoiceField(
                label=f"{finding.number}. {finding.location}：{finding.description}",
                choices=ReinspectionResult.choices,
                widget=forms.RadioSelect,
            )
            self.fields[f"note_{finding.pk}"] = forms.CharField(
                label="现场情况", required=False, max_length=300, help_text="没有排除的必须写明。"
            )


class RemovalAnswerForm(forms.Form):
    """Agreed or not, with the reason."""

    agreed = forms.TypedChoiceField(
        label="审查决定",
        choices=[("yes", "同意恢复生产经营和使用"), ("no", "不同意恢复，继续执行原决定")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    opinion = forms.CharField(label="审批意见", max_length=500, widget=_short())
