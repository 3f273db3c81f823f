"""The three questions as forms: their fields are the fields of the kernel's question documents."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.desk.parts.fields import DayInput
from lianzhi.kernel.competence.answers import Procedure
from lianzhi.kernel.deadlines import rules
from lianzhi.kernel.discretion import factors
from lianzhi.kernel.discretion.thresholds import Party
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.penalties.answers import STAGE_WORDS, SUBJECT_WORDS

LONGEST = 100
REF_HELP = "如：安全生产法/97/7，或者《安全生产法》第九十七条第七项"
PARTY_WORDS = {Party.UNIT: "单位", Party.PERSON: "个人"}
PROCEDURE_WORDS = {Procedure.ORDINARY: "普通程序", Procedure.SUMMARY: "简易程序"}


class QuestionForm(forms.Form):
    """A form whose cleaned fields make a question document; what the kernel cannot read comes back to its field."""

    def document(self) -> dict[str, Any]:
        """The question document: fields left empty stay out."""
        found = {
            name: value for name, value in self.cleaned_data.items() if value not in (None, "", [], False)
        }
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in found.items()
        }

    def refuse(self, error: MalformedQuestion) -> None:
        """Say at the field what the kernel could not read."""
        name = error.field.split("[")[0].split(".")[0]
        self.add_error(name if name in self.fields else None, f"{error.reason}。")


class DeadlineForm(QuestionForm):
    """期限: a rule and the day it starts from."""

    rule = forms.ChoiceField(label="期限")
    start = forms.DateField(label="起算日", widget=DayInput(), help_text="期间开始的当日不计算在内。")
    extended = forms.BooleanField(label="已依法批准延长", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _fill(self, "rule", [("", "请选择"), *((rule.id, rule.title_zh) for rule in rules())])


class PenaltyForm(QuestionForm):
    """处罚幅度: an article, whom, at which stage, under which circumstances."""

    ref = forms.CharField(label="处罚条款", max_length=LONGEST, help_text=REF_HELP)
    conduct_date = forms.DateField(label="违法行为发生日", widget=DayInput())
    subject = forms.ChoiceField(
        label="处罚对象", required=False, choices=[(key.value, words) for key, words in SUBJECT_WORDS.items()]
    )
    stage = forms.ChoiceField(
        label="情形", required=False, choices=[(key.value, words) for key, words in STAGE_WORDS.items()]
    )
    base_amount = forms.DecimalField(
        label="计算基数（元）",
        required=False,
        min_value=0,
        max_digits=16,
        decimal_places=2,
        help_text="违法所得、上一年年收入等，条文按其倍数或者比例计算罚款的才填。",
    )
    factors = forms.MultipleChoiceField(label="裁量情节", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _fill(self, "factors", [(each.id, each.name) for each in factors()])

    def document(self) -> dict[str, Any]:
        """The base amount goes as a decimal string: yuan, never a float."""
        found = super().document()
        if "base_amount" in found:
            found["base_amount"] = str(found["base_amount"])
        return found


class CompetenceForm(QuestionForm):
    """管辖: a place, an article or item, a day, and the case as it stands."""

    place = forms.ChoiceField(label="违法行为发生地")
    what = forms.CharField(
        label="处罚条款或者事项代码", max_length=LONGEST, help_text=f"{REF_HELP}；或者 330225002014"
    )
    date = forms.DateField(label="日期", widget=DayInput())
    procedure = forms.ChoiceField(
        label="程序", required=False, choices=[(key.value, words) for key, words in PROCEDURE_WORDS.items()]
    )
    party = forms.ChoiceField(
        label="当事人", required=False, choices=[(key.value, words) for key, words in PARTY_WORDS.items()]
    )
    fine = forms.DecimalField(
        label="拟处罚款（元）", required=False, min_value=0, max_digits=16, decimal_places=2
    )
    crime_suspected = forms.BooleanField(label="涉嫌犯罪", required=False)

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _fill(self, "place", [("", "请选择"), *places])

    def refuse(self, error: MalformedQuestion) -> None:
        """Item and ref are one box here."""
        if error.field in {"ref", "item"}:
            self.add_error("what", f"{error.reason}。")
        else:
            super().refuse(error)


def _fill(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
