"""What a person types to open a case and to hand a finding over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from lianzhi.desk.cases.fields import OfficerChoice, day_field, text_field
from lianzhi.desk.cases.forms.modules import TARGETS, ModuleFields


class OpeningFields(forms.Form):
    """What every new case asks for: party, facts, day, the two officers."""

    target = forms.ChoiceField(
        label="处罚对象",
        choices=TARGETS,
        help_text="单位和个人分别立案、分别决定。",
    )
    cause = forms.CharField(
        label="案由",
        max_length=200,
        help_text="写明违法行为，例如“未在有较大危险因素的场所设置明显的安全警示标志”。",
    )
    facts = text_field("案件基本情况", "时间、地点、发现经过、违法事实；后面的告知书、决定书会引用。", rows=6)
    conduct_on = day_field("违法行为发生日期", "行为有连续或者继续状态的，填行为终了（或者发现）之日。")
    lead = OfficerChoice(label="主办人")
    assistant = OfficerChoice(label="协办人", help_text="两名承办人都须持有有效执法证。")
    person_name = forms.CharField(
        label="个人姓名", required=False, max_length=40, help_text="处罚对象为个人时填写。"
    )
    person_sex = forms.ChoiceField(
        label="性别", required=False, choices=[("", "—"), ("男", "男"), ("女", "女")]
    )
    person_birth = day_field("出生日期", required=False)
    person_identifier = forms.CharField(label="公民身份号码", required=False, max_length=18)
    person_post = forms.CharField(label="职务", required=False, max_length=40)
    person_address = forms.CharField(label="住址", required=False, max_length=120)
    person_phone = forms.CharField(label="个人联系电话", required=False, max_length=30)

    def __init__(self, *args: Any, officers: list[tuple[int, str]], **kwargs: Any) -> None:
        """`officers` are the authority's."""
        super().__init__(*args, **kwargs)
        for name in ("lead", "assistant"):
            offer(self, name, [("", "请选择"), *officers])

    def clean(self) -> dict[str, Any]:
        """A person needs what the decision on a person prints."""
        data = super().clean() or {}
        if data.get("target") != "unit":
            for name in (each for each in self.fields if each.startswith("person_")):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, "处罚对象为个人时必须填写。")
        return data


class OpenCaseForm(OpeningFields, ModuleFields):
    """A finding becomes a file in one of the modules."""

    more = forms.TypedMultipleChoiceField(
        label="一并立案的其他问题",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="同一当事人的几项违法行为在一个案件中分别裁量、合并处罚；只适用普通程序。",
    )
    clue = forms.TypedChoiceField(
        label="来源线索",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="核查后应当立案的线索；举报人信息仍然封存，不进入案卷。",
    )
    field_order = (
        *ModuleFields.base_fields,
        "target",
        "cause",
        "facts",
        "conduct_on",
        "more",
        "clue",
    )

    def __init__(
        self,
        *args: Any,
        others: Sequence[tuple[int, str]] = (),
        clues: Sequence[tuple[int, str]] = (),
        **kwargs: Any,
    ) -> None:
        """`others` are the findings beside this one, `clues` those to be filed."""
        super().__init__(*args, **kwargs)
        offer(self, "more", others)
        offer(self, "clue", [("", "没有"), *clues] if clues else [])


class ClueCaseForm(OpeningFields):
    """What a clue established becomes an ordinary file."""

    violations = forms.TypedMultipleChoiceField(
        label="查明的违法行为",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="同一当事人的几项违法行为在一个案件中分别裁量、合并处罚。",
    )
    field_order = ("target", "violations")

    def __init__(self, *args: Any, violations: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        """`violations` are those the clue established."""
        super().__init__(*args, **kwargs)
        offer(self, "violations", violations)


def offer(form: forms.Form, name: str, choices: Sequence[tuple[Any, str]]) -> None:
    """Give a field its choices; a field with nothing to choose from goes, unless the form cannot do without it."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField | forms.MultipleChoiceField):
        field.choices = list(choices)
    if not choices and not field.required:
        del form.fields[name]


class HandOverForm(forms.Form):
    """A finding goes to the competent authority."""

    facts = text_field("线索基本情况", rows=6)
    interim = text_field("已采取的措施", rows=2, required=False)


class AnswerHandoverForm(forms.Form):
    """Accept or return."""

    accepted = forms.TypedChoiceField(
        label="处理", choices=[("yes", "接收"), ("no", "退回")], coerce=lambda value: value == "yes"
    )
    feedback = text_field("意见", "退回的，写明理由和应当移送的机关。", rows=3, limit=500)


class ReceiptForm(forms.Form):
    """The paper receipt of a receiver without an account."""

    accepted = forms.TypedChoiceField(
        label="回执结果", choices=[("yes", "接收"), ("no", "退回")], coerce=lambda value: value == "yes"
    )
    received_on = day_field("回执日期", "照回执上的日期填写。")
    received_by = forms.CharField(label="签收人", max_length=80, help_text="接收机关在回执上签名的人。")
    feedback = text_field("回执意见", "照回执填写；退回的，写明理由。", rows=3, limit=500)
    file = forms.FileField(label="回执扫描件", allow_empty_file=True, help_text="照片或者 PDF。")
