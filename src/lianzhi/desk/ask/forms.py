"""The questions as forms: their fields are the fields of the kernel's question documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from lianzhi.desk.ask.articles import articles
from lianzhi.desk.parts.fields import DayInput, ListInput
from lianzhi.kernel.competence.answers import Procedure, Recusal
from lianzhi.kernel.deadlines import rules
from lianzhi.kernel.discretion.thresholds import Party
from lianzhi.kernel.errors import MalformedQuestion

LONGEST = 100
REF_HELP = "输入几个字就能找，如“特种作业”“事故隐患”；也可以写“安全生产法/97/7”。"
PARTY_WORDS = {Party.UNIT: "单位", Party.PERSON: "个人"}
PROCEDURE_WORDS = {Procedure.ORDINARY: "普通程序", Procedure.SUMMARY: "简易程序"}
RECUSAL_WORDS = {
    Recusal.APPLIED: "当事人申请回避",
    Recusal.OFFICER: "执法人员应当回避",
    Recusal.HEAD: "机关负责人应当回避",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Fields behind a heading; `opened` where one of them is filled in or wrong."""

    title: str
    fields: list[forms.BoundField]
    opened: bool


def group_of(title: str, fields: list[forms.BoundField]) -> Group:
    """A group that stands open only where it is used."""
    return Group(title, fields, any(bound.errors or _is_used(bound) for bound in fields))


def _is_used(bound: forms.BoundField) -> bool:
    """Whether the person filled it in; what only stands there from the start does not count."""
    value = bound.value()
    return value not in (None, "", [], False) and (bound.form.is_bound or value != bound.initial)


class QuestionForm(forms.Form):
    """A form whose cleaned fields make a question document; what the kernel cannot read comes back to its field.

    `main` are the fields in sight; the others stand in `groups` until one is filled in or wrong. `places` maps a
    field of the kernel's document to the form's own where the names differ.
    """

    main: ClassVar[tuple[str, ...]] = ()
    places: ClassVar[Mapping[str, str]] = {}

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
        words = [word for word in re.split(r"[\[\].]+", error.field) if word]
        paths = [".".join(words[:length]) for length in range(len(words), 0, -1)]
        name = next((self.places[path] for path in paths if path in self.places), words[0] if words else "")
        self.add_error(name if name in self.fields else None, f"{error.reason}。")

    def first(self) -> list[forms.BoundField]:
        """The fields in sight."""
        return [self[name] for name in self.main if name in self.fields] or list(self.visible_fields())

    def groups(self) -> list[Group]:
        """The fields out of sight, under the words that open them."""
        rest = [bound for bound in self.visible_fields() if self.main and bound.name not in self.main]
        return [group_of("更多情况", rest)] if rest else []


class DeadlineForm(QuestionForm):
    """期限: a rule and the day it starts from."""

    main = ("rule", "start", "extended")
    places: ClassVar[Mapping[str, str]] = {
        "excluded.0.to": "excluded_to",
        "excluded.0.from": "excluded_from",
        "excluded.0.reason": "excluded_reason",
        "excluded": "excluded_from",
    }

    rule = forms.ChoiceField(label="期限")
    start = forms.DateField(label="起算日", widget=DayInput(), help_text="期间开始的当日不计算在内。")
    extended = forms.BooleanField(label="已依法批准延长", required=False)
    excluded_from = forms.DateField(label="扣除期间：自", required=False, widget=DayInput())
    excluded_to = forms.DateField(
        label="扣除期间：至",
        required=False,
        widget=DayInput(),
        help_text="听证、检测、公告等依法不计入的日子。",
    )
    excluded_reason = forms.CharField(label="扣除的事由", required=False, max_length=LONGEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "rule", [("", "请选择"), *((rule.id, rule.title_zh) for rule in rules())])

    def clean(self) -> dict[str, Any]:
        """Both ends of the days left out, or neither."""
        data = super().clean() or {}
        ends = [name for name in ("excluded_from", "excluded_to") if data.get(name)]
        if len(ends) == 1 and not self.errors.keys() & {"excluded_from", "excluded_to"}:
            missing = "excluded_to" if ends == ["excluded_from"] else "excluded_from"
            self.add_error(missing, "扣除期间的起止日期应当一并填写。")
        return data

    def document(self) -> dict[str, Any]:
        """The days left out go as one interval."""
        found = super().document()
        parts = {name: found.pop(f"excluded_{name}", "") for name in ("from", "to", "reason")}
        if parts["from"] and parts["to"]:
            found["excluded"] = [parts]
        return found


class CompetenceForm(QuestionForm):
    """管辖: a place, an article or item, a day, and the case as it stands."""

    main = ("place", "what", "date", "procedure", "party", "fine", "crime_suspected")
    places: ClassVar[Mapping[str, str]] = {
        "ref": "what",
        "item": "what",
        "filed_elsewhere.0.filed_on": "elsewhere_on",
        "filed_elsewhere": "elsewhere",
    }

    place = forms.ChoiceField(label="违法行为发生地")
    what = forms.CharField(
        label="处罚条款或者事项代码",
        max_length=LONGEST,
        widget=ListInput(lambda: list(articles()), name="articles-or-items"),
        help_text=f"{REF_HELP}也可以写事项代码，如 330225002014。",
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
    measures = forms.CharField(
        label="拟采取的其他措施",
        required=False,
        max_length=LONGEST,
        help_text="用顿号隔开，如：责令停产停业、查封。",
    )
    filed_on = forms.DateField(
        label="本机关立案日期",
        required=False,
        widget=DayInput(),
        help_text="已经立案的才填：赋权收回前立的案能不能继续办，看立案的那一天。",
    )
    elsewhere = forms.ChoiceField(
        label="另一个也立案的机关", required=False, help_text="两个机关都有管辖权的，由最先立案的管辖。"
    )
    elsewhere_on = forms.DateField(label="该机关立案日期", required=False, widget=DayInput())
    recusal = forms.ChoiceField(
        label="回避",
        required=False,
        choices=[("", "没有"), *((key.value, words) for key, words in RECUSAL_WORDS.items())],
    )

    def __init__(
        self,
        *args: Any,
        townships: list[tuple[str, str]],
        bodies: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "place", [("", "请选择"), *townships])
        fill(self, "elsewhere", [("", "没有"), *bodies])

    def clean(self) -> dict[str, Any]:
        """The other authority goes with its day."""
        data = super().clean() or {}
        both = (data.get("elsewhere"), data.get("elsewhere_on"))
        if both[0] and not both[1] and "elsewhere_on" not in self.errors:
            self.add_error("elsewhere_on", "请填写该机关的立案日期。")
        if both[1] and not both[0] and "elsewhere" not in self.errors:
            self.add_error("elsewhere", "请选择是哪个机关立的案。")
        return data


def fill(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a choice field its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
