"""Choosing a module, deciding on the spot, admonishing, sparing."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.constants import ReferralReason
from lianzhi.desk.cases.fields import YuanField, day_field, text_field
from lianzhi.kernel.procedure.modules import Circumstances, Module
from lianzhi.kernel.procedure.words import Outcome, guard_pack

TARGETS = [
    ("unit", "单位"),
    ("direct_manager", "直接负责的主管人员或者其他直接责任人员"),
    ("responsible_person", "主要负责人"),
]
_YES = [("yes", "是"), ("no", "否")]


def _tick(label: str, help_text: str = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=help_text, required=False)


class CircumstancesForm(forms.Form):
    """What the officers state of the violation before a module is chosen."""

    target = forms.ChoiceField(label="拟处罚对象", choices=TARGETS, required=False)
    facts_certain = _tick("违法事实确凿", "现场记录、照片等证据已经足以认定，不需要进一步调查。")
    disputed = _tick("当事人对违法事实有异议")
    is_minor = _tick("违法行为轻微")
    harmless = _tick("没有造成危害后果")
    consequence_minor = _tick("危害后果轻微", "初次违法由系统按登记的处罚和告诫核对。")

    def stated(self) -> Circumstances:
        """As the kernel asks; unticked where nothing was sent."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        names = Circumstances.__dataclass_fields__
        return Circumstances(**{name: bool(data.get(name)) for name in names})


class ModuleFields(forms.Form):
    """The module chosen, and the circumstances it was chosen on, carried along."""

    module = forms.ChoiceField(
        label="办案模块",
        required=False,
        choices=[(each.value, each.label) for each in Module],
        help_text="系统按上面的情形提出建议；可以另选合法的模块。",
    )
    facts_certain = forms.BooleanField(required=False, widget=forms.HiddenInput())
    disputed = forms.BooleanField(required=False, widget=forms.HiddenInput())
    is_minor = forms.BooleanField(required=False, widget=forms.HiddenInput())
    harmless = forms.BooleanField(required=False, widget=forms.HiddenInput())
    consequence_minor = forms.BooleanField(required=False, widget=forms.HiddenInput())


class SpotForm(forms.Form):
    """What is decided, told, said and signed on the spot."""

    amount = YuanField(label="罚款（元）", help_text="同时落在裁量区间和当场处罚的限度内；只处警告的填0。")
    reason = text_field("裁量理由", rows=3)
    place = forms.CharField(label="当场处罚地点", max_length=160)
    certificates_shown = _tick("已出示执法证件")
    told = _tick("已当场告知", "拟处罚内容及事实、理由、依据，以及陈述、申辩的权利。")
    disputed = _tick("当事人对违法事实有异议", "有异议的不能当场处罚，应当转普通程序。")
    has_objection = _tick("当事人提出了陈述、申辩")
    statement = text_field("陈述、申辩内容", "没有意见的写“没有陈述、申辩”。", rows=2)
    answer = text_field(
        "复核意见", "有陈述、申辩的必填：是否采纳及理由；不得因此加重处罚。", rows=2, required=False
    )
    receiver = forms.CharField(label="签收人", max_length=40, required=False)
    signature_refused = _tick("当事人拒绝签收")
    refusal_note = forms.CharField(
        label="拒绝签收的注明",
        max_length=200,
        required=False,
        help_text="写明时间、在场人或者录像名称，会印在决定书上。",
    )
    collection_ground = forms.ChoiceField(
        label="当场收缴",
        required=False,
        choices=[("", "不当场收缴，由当事人到银行缴纳")],
        help_text="只有这三种情形可以当场收缴。",
    )
    stage = forms.CharField(widget=forms.HiddenInput())
    prefer = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, stages: Any, factors: Any, classes: Any, **kwargs: Any) -> None:
        """Choices as on the page of weighing."""
        super().__init__(*args, **kwargs)
        self.fields["stage"] = forms.ChoiceField(choices=stages, widget=forms.HiddenInput())
        self.fields["prefer"] = forms.ChoiceField(
            choices=[("", ""), *classes], required=False, widget=forms.HiddenInput()
        )
        self.fields["factors"] = forms.MultipleChoiceField(
            choices=factors, required=False, widget=forms.MultipleHiddenInput()
        )
        ground = self.fields["collection_ground"]
        if isinstance(ground, forms.ChoiceField):
            ground.choices = [("", "不当场收缴，由当事人到银行缴纳"), *collection_choices()]


def collection_choices() -> list[tuple[str, str]]:
    """The grounds for taking money on the spot."""
    return [(each.key, each.title) for each in guard_pack().collection_grounds]


class ReferForm(forms.Form):
    """Why the file goes the ordinary way."""

    why = forms.ChoiceField(label="转普通程序的原因", choices=ReferralReason.choices)
    note = text_field("具体情况", rows=3, limit=500)


class ReportForm(forms.Form):
    """The spot decision is reported."""

    reported_on = day_field("备案日期")
    note = forms.CharField(label="备案情况", max_length=200, required=False)


class CollectForm(forms.Form):
    """Money taken on the spot."""

    ground = forms.ChoiceField(label="法定情形", choices=())
    collected_on = day_field("收缴日期")
    receipt_number = forms.CharField(
        label="专用票据号码", max_length=60, help_text="财政部门统一制发的专用票据。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The grounds of the pack."""
        super().__init__(*args, **kwargs)
        field = self.fields["ground"]
        if isinstance(field, forms.ChoiceField):
            field.choices = collection_choices()


class HandInForm(forms.Form):
    """One leg of the money's way to the bank."""

    done_on = day_field("办理日期")
    bank = forms.CharField(
        label="指定的银行", max_length=60, required=False, help_text="机关缴付银行时填写；交至机关时不填。"
    )


class OrderCorrectionForm(forms.Form):
    """What to correct and by when."""

    measure = text_field("改正要求", rows=3, limit=500)
    correct_by = day_field("改正期限")
    received_by = forms.CharField(label="签收人", max_length=40)


class ConfirmCorrectionForm(forms.Form):
    """When it was corrected, and what shows it."""

    corrected_on = day_field("改正日期", "复查前已经改好的，填实际改好之日，并写明证明。", required=False)
    proof = forms.CharField(
        label="改正的证明", max_length=300, help_text="例如整改后照片、整改复查意见书的文号。"
    )


class AdmonishForm(forms.Form):
    """How the party was taught."""

    education = text_field("告诫、教育内容", "一行一项，会印在告诫书上。", rows=5, limit=2000)
    place = forms.CharField(label="告诫地点", max_length=160)
    receiver = forms.CharField(label="签收人", max_length=40)
    signature_refused = _tick("当事人拒绝签收")
    refusal_note = forms.CharField(label="拒绝签收的注明", max_length=200, required=False)


class _GroundForm(forms.Form):
    outcome: Outcome
    ground = forms.ChoiceField(label="法定情形", choices=())
    reason = text_field("认定的事实和理由", rows=5, limit=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The grounds of the pack with this outcome."""
        super().__init__(*args, **kwargs)
        field = self.fields["ground"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (each.key, each.title + ("" if each.verified else "（依据待核定）"))
                for each in guard_pack().no_penalty_grounds
                if each.outcome is self.outcome
            ]


class NoPenaltyForm(_GroundForm):
    """The proposal not to punish."""

    outcome = Outcome.NO_PENALTY
    education = text_field("教育内容", "怎样教育当事人；作出不予处罚决定前必须填写。", rows=3, limit=2000)
    course = text_field("调查经过", rows=3)


class CancelForm(_GroundForm):
    """The head strikes the case."""

    outcome = Outcome.CANCEL
    officer_opinion = text_field("承办人意见", "照承办人提出的意见填写。", rows=2, limit=500)
    aftercare = text_field("已采取措施的解除和物品的处理", "没有的写“无”。", rows=2, limit=500)
    opinion = text_field("审批意见", rows=2, limit=500)
