"""Forms of one inspection, in the order an officer meets them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from lianzhi.desk.inspections.roster import officer_choices
from lianzhi.desk.parts.fields import DayInput, MomentInput
from lianzhi.inspections.checklists import Checklist, checklists
from lianzhi.inspections.constants import (
    AttendeePost,
    ChecklistResult,
    HazardLevel,
    InspectionKind,
    InspectionState,
    ReinspectionResult,
)
from lianzhi.organisation.models import Authority, Officer

ANY = [("", "全部")]
# Printed by the plan as boxes to tick; the template closes the list.
CHECK_MODES = ("现场查看", "查阅资料", "询问有关人员", "抽样检测", "专家协助")
SAID = "证件已看清，权利义务已知晓，不申请回避。"


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where it is empty; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def _short(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class InspectionFilters(forms.Form):
    """What the list is narrowed by."""

    words = forms.CharField(label="企业名称", required=False, max_length=80)
    state = forms.ChoiceField(label="状态", required=False, choices=[*ANY, *InspectionState.choices])
    kind = forms.ChoiceField(label="检查类型", required=False, choices=[*ANY, *InspectionKind.choices])
    since = forms.DateField(label="计划日期起", required=False, widget=DayInput())
    until = forms.DateField(label="计划日期止", required=False, widget=DayInput())


class PlanForm(forms.Form):
    """安排监督检查."""

    authority = forms.ChoiceField(
        label="检查机关", widget=forms.RadioSelect, help_text="以谁的名义检查，文书就由谁制作、盖章。"
    )
    kind = forms.ChoiceField(label="检查类型", choices=InspectionKind.choices, widget=forms.RadioSelect)
    checklist = forms.ChoiceField(label="检查表")
    planned_on = forms.DateField(label="计划检查日期", widget=DayInput())
    enforcing = forms.TypedMultipleChoiceField(
        label="执法人员",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="检查当日执法证有效的人员。",
    )
    assisting = forms.TypedMultipleChoiceField(
        label="辅助人员", coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self,
        data: Any,
        *,
        authorities: Iterable[Authority],
        roster: Iterable[Officer],
        on: date,
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial={"kind": InspectionKind.DAILY, "planned_on": on, **initial})
        people = officer_choices(roster, on)
        offered = {
            "authority": [(each.code, each.name) for each in authorities],
            "checklist": [(each.key, each.title_zh) for each in checklists().values()],
            "enforcing": people,
            "assisting": people,
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class NotifyForm(forms.Form):
    """发出检查通知."""

    reason = forms.CharField(
        label="检查事由", max_length=120, help_text="如：实施年度监督检查计划、投诉举报、上级交办。"
    )
    check_modes = forms.MultipleChoiceField(
        label="检查方式",
        choices=[(each, each) for each in CHECK_MODES],
        widget=forms.CheckboxSelectMultiple,
        initial=CHECK_MODES[:3],
    )
    materials = forms.CharField(
        label="需准备的资料", required=False, widget=_short(), help_text="一行一项；没有可以不填。"
    )
    reviewer_name = forms.CharField(label="审核人", max_length=40)
    reviewed_on = forms.DateField(label="审核日期", widget=DayInput())
    approver_name = forms.CharField(
        label="审批人", max_length=40, help_text="机关负责人或者其授权的分管负责人。"
    )
    approved_on = forms.DateField(label="审批日期", widget=DayInput())
    contact_phone = forms.CharField(label="联系电话", max_length=30)
    complaint_phone = forms.CharField(label="监督投诉电话", max_length=30)


class StartForm(forms.Form):
    """出示证件，开始检查."""

    started_at = forms.DateTimeField(label="开始时间", widget=MomentInput())
    site = forms.CharField(label="检查场所", max_length=160, help_text="写明车间、仓库等具体场所。")
    certificates_shown = forms.BooleanField(
        label="已主动出示执法证件，并告知对方有权申请回避、应当配合检查", required=False
    )


class AttendanceForm(forms.Form):
    """登记到场人员."""

    name = forms.CharField(label="姓名", max_length=40)
    post = forms.ChoiceField(label="身份", choices=AttendeePost.choices, widget=forms.RadioSelect)
    phone = forms.CharField(label="联系电话", max_length=30, required=False)


class ChecklistForm(forms.Form):
    """The checklist: a result and a note for each line."""

    def __init__(self, data: Any, *, checklist: Checklist, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.checklist = checklist
        for line in checklist.lines:
            self.fields[f"result_{line.key}"] = forms.ChoiceField(
                label=line.question_zh,
                choices=ChecklistResult.choices,
                widget=forms.RadioSelect,
                required=False,
                help_text=line.help,
            )
            self.fields[f"note_{line.key}"] = forms.CharField(label="说明", required=False, max_length=300)


class FindingForm(forms.Form):
    """登记问题."""

    description = forms.CharField(
        label="问题描述",
        max_length=500,
        widget=_short(3),
        help_text="写看到的事实：设备、数量、程度；不写结论。",
    )
    location = forms.CharField(label="问题部位", max_length=120)
    item_code = forms.ChoiceField(label="执法事项")
    level = forms.ChoiceField(
        label="隐患级别", choices=HazardLevel.choices, widget=forms.RadioSelect, initial=HazardLevel.GENERAL
    )
    corrected_on_the_spot = forms.BooleanField(label="已当场整改", required=False)

    def __init__(self, data: Any, *, items: list[tuple[str, str]], initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["item_code"].choices = [("", "请选择"), *items]  # type: ignore[attr-defined]


class EvidenceForm(forms.Form):
    """上传现场证据."""

    file = forms.FileField(
        label="照片或者视频",
        allow_empty_file=True,
        help_text="保持原始文件，不要修图、改名；上传时自动计算 SM3 摘要。",
    )
    proves = forms.CharField(label="证明内容", max_length=300)
    taken_at = forms.DateTimeField(label="取证时间", widget=MomentInput())
    taken_place = forms.CharField(label="取证地点", max_length=160)


class FinishForm(forms.Form):
    """制作检查记录."""

    summary = forms.CharField(
        label="检查情况",
        max_length=4000,
        widget=_short(4),
        help_text="概述检查了哪些场所和资料；已登记的问题会自动逐条写入记录。",
    )
    reply = forms.CharField(
        label="对出示证件和告知权利的答复", max_length=300, initial=SAID, help_text="按对方原话记。"
    )
    ended_at = forms.DateTimeField(label="结束时间", widget=MomentInput())


class OrderForm(forms.Form):
    """责令限期整改: chosen findings, each with its measure."""

    served_on = forms.DateField(label="送达日期", widget=DayInput())
    due_on = forms.DateField(label="整改期限", widget=DayInput(), help_text="这一天结束前应当整改完毕。")
    received_by = forms.CharField(label="签收人", max_length=40)
    interim_measures = forms.CharField(
        label="整改期间的安全措施", required=False, max_length=300, widget=_short()
    )

    def __init__(self, data: Any, *, findings: Iterable[Any], initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.numbers = [each.pk for each in findings]
        for finding in findings:
            self.fields[f"chosen_{finding.pk}"] = forms.BooleanField(
                label=f"{finding.number}. {finding.location}：{finding.description}",
                required=False,
                initial=True,
            )
            self.fields[f"measure_{finding.pk}"] = forms.CharField(
                label="整改要求", required=False, max_length=200, initial="立即整改，达到规定要求"
            )

    def measures(self, data: Mapping[str, Any]) -> dict[int, str]:
        """Finding → what must be done, for the chosen ones."""
        return {number: data[f"measure_{number}"] for number in self.numbers if data[f"chosen_{number}"]}


class ReinspectionForm(forms.Form):
    """整改复查: officers, then a result for each problem."""

    reinspected_on = forms.DateField(label="复查日期", widget=DayInput())
    officers = forms.TypedMultipleChoiceField(
        label="复查人员", coerce=int, widget=forms.CheckboxSelectMultiple
    )
    opinion = forms.CharField(
        label="复查意见",
        max_length=500,
        widget=_short(),
        help_text="已整改的予以销号；未整改的写明下一步处理。",
    )

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
        self.numbers = [each.pk for each in findings]
        for finding in findings:
            self.fields[f"result_{finding.pk}"] = forms.ChoiceField(
                label=f"{finding.number}. {finding.location}：{finding.description}",
                choices=ReinspectionResult.choices,
                widget=forms.RadioSelect,
            )
            self.fields[f"note_{finding.pk}"] = forms.CharField(
                label="现场情况", required=False, max_length=300, help_text="没有整改到位的必须写明。"
            )


def moment(value: datetime) -> datetime:
    """An instant as a datetime-local box takes it: minutes are enough."""
    return value.replace(second=0, microsecond=0)
