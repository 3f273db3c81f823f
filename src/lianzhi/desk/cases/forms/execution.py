"""What a person types after a decision, and for its term."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from lianzhi.cases.constants import CourtState, RemedyKind, RemedyOutcome, ReturnKind
from lianzhi.cases.services.deciding_term import grounds
from lianzhi.desk.cases.fields import YuanField, columns, day_field, text_field
from lianzhi.kernel.execution import execution_pack
from lianzhi.kernel.types import Money


def yes_no(label: str, yes: str, no: str, help_text: str = "") -> forms.TypedChoiceField:
    """A choice of two."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", yes), ("no", no)],
        coerce=lambda value: value == "yes",
        help_text=help_text,
    )


class ExtensionForm(forms.Form):
    """A longer term asked for."""

    until = day_field("延长至")
    basis = forms.CharField(
        label="依据条款",
        max_length=80,
        help_text="法律、法规、规章对办案期限另有规定的条款；行政处罚法第六十条本身不是延长的依据。",
    )
    reason = text_field("延长的理由", rows=3, limit=500)


class GrantForm(forms.Form):
    """Granted or refused."""

    granted = yes_no("审批", "批准", "不予批准")
    opinion = text_field("审批意见", rows=3, limit=500)


class ExclusionForm(forms.Form):
    """A period begins."""

    ground = forms.ChoiceField(label="事由", choices=grounds)
    reference = forms.CharField(label="凭据", max_length=120, help_text="委托书、通知书的名称和文号。")
    started_on = day_field("开始日期", "只能是登记当日，不能倒签，也不能预先登记。")


class ExclusionEndForm(forms.Form):
    """A period is over."""

    ground = forms.ChoiceField(label="事由", choices=grounds)
    ended_on = day_field("结束日期", "收到鉴定、检测报告等的日期，不晚于今天；开始日期不能改。")


class ReturnForm(forms.Form):
    """Back to investigation."""

    kind = forms.ChoiceField(
        label="情形",
        choices=[(each.value, each.label) for each in (ReturnKind.LIGHTER, ReturnKind.CHANGED_FACTS)],
    )
    reason = text_field("理由", rows=3, limit=500)
    changed_facts = text_field(
        "新的事实和证据",
        "违法事实有新的变化的填写；否则新的建议不得高于已告知的最低数额。",
        rows=4,
        required=False,
    )


class ReopenForm(forms.Form):
    """Anew after a revocation."""

    reason = text_field("重新处理的理由", "写明复议决定、判决的要求。", rows=3, limit=500)
    changed_facts = text_field(
        "新的事实和证据",
        "不是因违反法定程序被撤销的必须填写：不得以同一事实和理由作出基本相同的决定。",
        rows=4,
        required=False,
    )


class RevokeForm(forms.Form):
    """The authority takes its decision back."""

    reason = text_field("撤销的理由和依据", rows=3, limit=500)
    for_procedure = forms.BooleanField(label="因违反法定程序撤销", required=False)


class DeferralForm(forms.Form):
    """The party's application and its plan."""

    applied_on = day_field("当事人申请日期")
    reason = text_field("经济困难的情况", "写明困难情况和证明材料；申请书存卷。", rows=3, limit=500)
    plan = text_field(
        "缴款计划", "一行一期：日期｜金额（元）。暂缓缴纳的只写一行；合计等于未缴的罚款。", rows=4
    )

    def clean_plan(self) -> tuple[tuple[date, Money], ...]:
        """(day, amount) of each line."""
        found = []
        for number, parts in columns(self.cleaned_data["plan"]):
            try:
                day, amount = parts
                found.append((date.fromisoformat(day), Money.yuan(amount.replace(",", ""))))
            except (ValueError, ArithmeticError) as error:
                raise forms.ValidationError(f"第{number}行应当写“2026-12-31｜5000”。") from error
        if not found:
            raise forms.ValidationError("请填写至少一期。")
        return tuple(found)


class DemandAnswerForm(forms.Form):
    """What the party said to the demand."""

    answered_on = day_field("日期")
    statement = text_field("陈述申辩内容")
    adopted = yes_no("是否采纳", "予以采纳", "不予采纳")
    opinion = text_field("复核意见", rows=3)


class CourtForm(forms.Form):
    """The application to the court."""

    subject = text_field("执行标的情况", "当事人的财产线索、所在地。", rows=3, limit=500)
    agent = forms.CharField(
        label="委托代理人", required=False, max_length=80, help_text="姓名、职务、电话；没有的不填。"
    )
    materials = forms.MultipleChoiceField(
        label="随申请提供的材料",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(each.key, each.title) for each in execution_pack().court_materials],
    )


class CourtAnswerForm(forms.Form):
    """What the court answered."""

    state = forms.ChoiceField(
        label="法院答复",
        choices=[(each.value, each.label) for each in CourtState if each != CourtState.APPLIED],
    )
    answered_on = day_field("收到日期")
    answer = text_field("法院文书和结果", "写明裁定书等的名称、文号和内容。", rows=3, limit=500)


class TerminationForm(forms.Form):
    """Enforcement ends."""

    ground = forms.ChoiceField(
        label="情形",
        choices=lambda: [(each.key, each.title) for each in execution_pack().termination_grounds],
    )
    proof = text_field("证明材料", rows=3, limit=500)


class RemedyForm(forms.Form):
    """A reconsideration or a suit."""

    kind = forms.ChoiceField(label="途径", choices=RemedyKind.choices)
    body = forms.CharField(label="复议机关、人民法院（全称）", max_length=80)
    reference = forms.CharField(label="案号", required=False, max_length=80)
    brought_on = day_field("当事人申请、起诉日期", "加处罚款自这一日起不予计算。")
    received_on = day_field("收到通知日期", "提出答复、答辩的期限自这一日起算。")
    stops_execution = forms.BooleanField(
        label="已决定（裁定）停止执行", required=False, help_text="没有停止执行的，处罚不停止执行。"
    )
    stop_reason = forms.CharField(label="停止执行的机关和文书", required=False, max_length=200)


class OutcomeForm(forms.Form):
    """How it ended."""

    outcome = forms.ChoiceField(label="结果", choices=RemedyOutcome.choices)
    settled_on = day_field("收到结案文书日期")
    paper = forms.CharField(label="结案文书名称和文号", max_length=120)
    changed_to = YuanField(
        label="变更（调解）后的罚款（元）", required=False, help_text="变更或者调解改变数额的填写。"
    )
    is_procedural = forms.BooleanField(
        label="以违反法定程序为由撤销", required=False, help_text="按复议决定、判决的理由勾选。"
    )


class RefundForm(forms.Form):
    """A refund."""

    amount = YuanField(label="退还金额（元）")
    refunded_on = day_field("退还日期")
    voucher = forms.CharField(label="退库凭证号", max_length=60)


class PublishForm(forms.Form):
    """Where and when it was made public."""

    channel = forms.CharField(label="公开渠道", max_length=120, help_text="网站或者平台的名称。")
    published_on = day_field("公开日期")
    personal_data_hidden = forms.BooleanField(
        label="已经核对：公开的内容隐去了公民身份号码、住址、电话等个人信息", required=False
    )


class WithdrawForm(forms.Form):
    """The publication is withdrawn."""

    withdrawn_on = day_field("撤回日期")
    note = text_field("公开说明的理由", rows=3, limit=500)


def plan_initial(days: list[date], total: Money) -> dict[str, Any]:
    """A first plan: the whole on the days given, in equal whole yuan, the rest on the last."""
    each = total.fen // 100 // len(days) * 100
    amounts = [each] * (len(days) - 1) + [total.fen - each * (len(days) - 1)]
    lines = [f"{day.isoformat()}｜{Money(fen).as_yuan}" for day, fen in zip(days, amounts, strict=True)]
    return {"plan": "\n".join(lines)}
