"""Sealing and seizing."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.actions.imposing import Scene
from lianzhi.cases.services.measures import EXTENSION_REASONS, KINDS, OUTCOMES
from lianzhi.desk.cases.fields import GoodsField, NamesField, instant_field, text_field
from lianzhi.kernel.procedure import measure_steps, release_grounds


class ConsiderMeasureForm(forms.Form):
    """What is to be taken, why and on which article."""

    kinds = forms.MultipleChoiceField(
        label="措施", choices=[(each, each) for each in KINDS], widget=forms.CheckboxSelectMultiple
    )
    goods = GoodsField("场所、设施、财物清单", "备注")
    reason = text_field("理由", "涉嫌的违法行为和现场的危险状态。", rows=3)
    basis = forms.CharField(
        label="依据条款", max_length=120, required=False, help_text="写成“安全生产法/65/1/4”的形式。"
    )
    storage = forms.CharField(label="存放地点和保管人", max_length=200)
    hazardous = forms.BooleanField(
        label="涉及危险化学品", required=False, help_text="涉及的，须经本部门主要负责人批准。"
    )
    unrelated = NamesField("其中与违法行为无关的", "一行一项；没有的不填。与违法行为无关的不得查封、扣押。")
    necessities = NamesField(
        "其中属于生活必需品的", "公民个人及其所扶养家属的生活必需品不得查封、扣押；没有的不填。"
    )
    sealed_already = NamesField("其中已被其他国家机关查封的", "不得重复查封；没有的不填。")

    def clean_kinds(self) -> tuple[str, ...]:
        """The measures chosen."""
        return tuple(self.cleaned_data["kinds"])


class SceneForm(forms.Form):
    """What happened on the spot."""

    steps = forms.MultipleChoiceField(
        label="已经完成的步骤",
        help_text="如实勾选；缺少一步的，依法不能实施。",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    started_at = instant_field("开始时间")
    ended_at = instant_field("结束时间")
    place = forms.CharField(label="地点", max_length=160)
    attendee = forms.CharField(label="到场人", max_length=160, help_text="姓名、身份；不到场的写明怎样通知。")
    reply = forms.CharField(label="对告知内容的答复", max_length=300)
    statement = text_field("当事人的陈述和申辩", "没有的写“当事人未提出”。", rows=2)
    course = text_field("实施的过程", "清点、加封、拍照、交付决定书和清单等，按先后写。", rows=4)
    refusal = forms.CharField(label="拒绝签名或者盖章的情况", required=False, max_length=200)
    witness = forms.CharField(
        label="见证人", required=False, max_length=80, help_text="当事人不到场或者拒签的填写。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The steps stand in the rule pack."""
        super().__init__(*args, **kwargs)
        field = self.fields["steps"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(each.key, each.title) for each in measure_steps()]

    def clean(self) -> dict[str, Any]:
        """What was typed, and the scene made of it where every part is there."""
        data = super().clean() or self.cleaned_data
        names = Scene.__dataclass_fields__
        if set(names) <= set(data):
            given = {name: data.pop(name) for name in names}
            data["scene"] = Scene(**{**given, "steps": frozenset(given["steps"])})
        return data


class UrgentSceneForm(SceneForm):
    """The same in an emergency."""

    urgency = text_field("紧急情况", "写明为什么来不及先报批。", rows=2, limit=500)


class ExtendMeasureForm(forms.Form):
    """Why it takes longer."""

    reason_kind = forms.ChoiceField(label="理由", choices=[(each, each) for each in EXTENSION_REASONS])
    complexity = text_field("情况复杂的具体理由", rows=3, limit=500, required=False)
    told_how = forms.CharField(
        label="书面告知当事人的方式", max_length=200, required=False, help_text="由谁在什么时间怎样送达。"
    )


class DisposeMeasureForm(forms.Form):
    """The decision."""

    outcome = forms.ChoiceField(
        label="处理方式",
        choices=[(each, each) for each in OUTCOMES],
        help_text="应当退还的，请办理“解除查封、扣押”。",
    )
    facts = text_field("查明的事实", rows=3)
    basis = forms.CharField(label="处理依据", max_length=300, help_text="写到条、款、项。")


class HandOverMeasureForm(forms.Form):
    """Where it goes."""

    receiver = forms.CharField(label="接收的司法机关", max_length=80)
    suspected_crime = forms.CharField(label="涉嫌的罪名", max_length=80)
    told_how = forms.CharField(label="书面告知当事人的方式", max_length=200, required=False)


class ReleaseMeasureForm(forms.Form):
    """Why it is lifted, and to whom the things went."""

    ground = forms.ChoiceField(label="解除的情形")
    receiver = forms.CharField(label="接收人", max_length=40, required=False)
    place = forms.CharField(label="退还地点", max_length=160, required=False)
    note = text_field("具体情况", rows=2, limit=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The grounds stand in the rule pack."""
        super().__init__(*args, **kwargs)
        field = self.fields["ground"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "请选择"), *((each.key, each.title) for each in release_grounds())]
