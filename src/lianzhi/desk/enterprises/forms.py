"""Forms of the ledger; what is sound is decided by the act, here only kinds and choices."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.core.actors import Actor
from lianzhi.enterprises.constants import PartyKind, RiskGrade, Sector, SupervisionLevel
from lianzhi.enterprises.selectors import EnterpriseFilter
from lianzhi.enterprises.services import EnterpriseData
from lianzhi.organisation.constants import AuthorityKind
from lianzhi.organisation.selectors import authorities, townships

_ANY = [("", "全部")]
_CHOOSE = [("", "请选择")]
# A number beyond every real enterprise; larger ones are slips of the finger the database could not hold.
_MOST_EMPLOYEES = 1_000_000


def place_choices(actor: Actor) -> list[tuple[str, str]]:
    """The townships an actor may see."""
    seen = townships() if actor.sees_county else townships().filter(code__in=actor.places)
    return [(place.code, place.name) for place in seen]


def supervisor_choices(actor: Actor) -> list[tuple[str, str]]:
    """Who may supervise: the bureau, the departments, the governments of the townships in sight."""
    return [
        (each.code, each.name)
        for each in authorities()
        if each.kind in {AuthorityKind.COUNTY_BUREAU, AuthorityKind.DEPARTMENT}
        or (
            each.kind == AuthorityKind.TOWNSHIP_GOVERNMENT
            and (actor.sees_county or each.division_id in actor.places)
        )
    ]


class EnterpriseFilterForm(forms.Form):
    """Above the list."""

    words = forms.CharField(label="名称或者信用代码", required=False, max_length=60)
    place_code = forms.ChoiceField(label="乡镇", required=False)
    sector = forms.ChoiceField(label="行业领域", required=False, choices=[*_ANY, *Sector.choices])
    level = forms.ChoiceField(label="检查类别", required=False, choices=[*_ANY, *SupervisionLevel.choices])
    risk_grade = forms.ChoiceField(label="风险等级", required=False, choices=[*_ANY, *RiskGrade.choices])
    standing = forms.ChoiceField(
        label="在册情况", required=False, choices=[("", "在册"), ("gone", "已移出"), ("all", "全部")]
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["place_code"]
        if isinstance(place, forms.ChoiceField):
            place.choices = [*_ANY, *place_choices(actor)]

    def narrowed(self) -> EnterpriseFilter:
        """The filter; a value that is no choice narrows nothing and is shown at its field."""
        self.is_valid()
        given = dict(self.cleaned_data)
        standing = given.pop("standing", "")
        return EnterpriseFilter(**given, is_active={"": True, "gone": False, "all": None}[standing])


class EnterpriseForm(forms.Form):
    """An entry of the ledger."""

    name = forms.CharField(label="名称", max_length=120, help_text="与营业执照一致的全称。")
    uscc = forms.CharField(
        label="统一社会信用代码", max_length=24, help_text="18位，按营业执照填写，系统核对校验码。"
    )
    party_kind = forms.ChoiceField(
        label="主体", choices=PartyKind.choices, help_text="决定简易程序和处罚幅度适用单位还是个人。"
    )
    sector = forms.ChoiceField(label="行业领域", choices=[*_CHOOSE, *Sector.choices])
    industry = forms.CharField(
        label="国民经济行业", max_length=80, help_text="代码和名称（GB/T 4754），例如“C2041 竹制品制造”。"
    )
    level = forms.ChoiceField(label="检查类别", choices=[*_CHOOSE, *SupervisionLevel.choices])
    risk_grade = forms.ChoiceField(label="风险等级", choices=[*_CHOOSE, *RiskGrade.choices])
    place_id = forms.ChoiceField(label="所在乡镇")
    supervisor_id = forms.ChoiceField(label="监管单位")
    address = forms.CharField(label="地址", max_length=160)
    legal_representative = forms.CharField(label="法定代表人（经营者）", max_length=40)
    principal = forms.CharField(label="主要负责人", max_length=40)
    safety_officer = forms.CharField(label="安全管理人员", max_length=40, required=False)
    phone = forms.CharField(label="联系电话", max_length=30)
    employees = forms.IntegerField(label="从业人数", min_value=0, max_value=_MOST_EMPLOYEES)
    is_active = forms.BooleanField(
        label="在册", required=False, initial=True, help_text="停产关闭、迁出的，取消勾选；历史记录保留。"
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = {"place_id": place_choices(actor), "supervisor_id": supervisor_choices(actor)}
        for name, choices in lists.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [*_CHOOSE, *choices] if len(choices) > 1 else choices

    def clean(self) -> dict[str, Any]:
        """What was not sent at all stays as it was shown; only a box sent empty is emptied."""
        cleaned = super().clean() or {}
        for name, field in self.fields.items():
            # What the editor was shown is the form's own word, never the server's.
            if (
                name != "seen"
                and name in self.initial
                and field.widget.value_omitted_from_data(self.data, self.files, name)
            ):
                cleaned[name] = self.initial[name]
        return cleaned


def data_from(cleaned: dict[str, Any]) -> EnterpriseData:
    """The entry a valid form asks for."""
    return EnterpriseData(**{name: value for name, value in cleaned.items() if name != "seen"})
