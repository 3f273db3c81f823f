"""处罚幅度 as a form: one violation, several, or one act under several articles; the law of one day or of two."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from lianzhi.desk.ask.articles import articles, read_article
from lianzhi.desk.ask.forms import LONGEST, REF_HELP, Group, QuestionForm, fill, group_of
from lianzhi.desk.parts.fields import DayInput, ListInput
from lianzhi.desk.penalties.figures import figure_fields
from lianzhi.kernel.discretion import factors
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.penalties import Stage
from lianzhi.kernel.penalties.answers import STAGE_WORDS, SUBJECT_WORDS
from lianzhi.kernel.penalties.needs import Needs
from lianzhi.kernel.types import Money

ONE, SEVERAL, SAME_ACT = "", "several", "same_act"
RELATIONS = (
    (ONE, "只问这一项"),
    (SEVERAL, "还有别的违法行为：分别裁量、合并处罚"),
    (SAME_ACT, "同一个行为还违反别的条文：择一重处，只罚一次"),
)
OTHERS = ("2", "3")
NO_NEEDS = Needs()


_GROUPS = {
    "裁量情节": ("factors",),
    "以往处罚和本县的阶次、清单": ("previous_on", "previous_ref", "place"),
    "还有别的违法行为或者条文": ("relation", "ref2", "stage2", "ref3", "stage3"),
}


def _stages(*, none: bool = False) -> list[tuple[str, str]]:
    first = [("", "同第一项")] if none else []
    return first + [(key.value, words) for key, words in STAGE_WORDS.items()]


def _article(label: str, *, required: bool = True, with_list: bool = True) -> forms.CharField:
    widget = ListInput(lambda: list(articles()), name="articles", with_list=with_list)
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST,
        widget=widget,
        help_text=REF_HELP if required else "",
    )


class PenaltyForm(QuestionForm):
    """An article, whom, at which stage, under which circumstances; `needs` brings the figures this article asks."""

    main = (
        "ref",
        "conduct_date",
        "decision_date",
        "subject",
        "stage",
        "base_amount",
        "ordered_on",
        "uncorrected_until",
        "count",
        "listed",
    )
    places: ClassVar[Mapping[str, str]] = {
        "facts": "count",
        "days": "uncorrected_until",
        "previous.0.ref": "previous_ref",
        "previous": "previous_on",
        "place": "place",
        **{
            f"violations.{index}.{name}": f"{name}{index + 1}"
            for index in (1, 2)
            for name in ("ref", "stage")
        },
        **{f"ref.{index}.{name}": f"{name}{index + 1}" for index in (1, 2) for name in ("ref", "stage")},
        **{f"violations.{index}": f"ref{index + 1}" for index in (1, 2)},
        **{f"ref.{index}": f"ref{index + 1}" for index in (1, 2)},
        "violations.0.ref": "ref",
        "violations.0": "ref",
        "ref.0": "ref",
    }

    ref = _article("处罚条款")
    conduct_date = forms.DateField(label="违法行为发生日", widget=DayInput())
    decision_date = forms.DateField(
        label="作出决定之日",
        required=False,
        widget=DayInput(),
        help_text="填了就比较两天的法律：适用行为时的规定，新的规定更轻的适用新的。",
    )
    subject = forms.ChoiceField(
        label="处罚对象", required=False, choices=[(key.value, words) for key, words in SUBJECT_WORDS.items()]
    )
    stage = forms.ChoiceField(label="情形", required=False, choices=_stages)
    factors = forms.MultipleChoiceField(
        label="裁量情节",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="有证据证明的才勾选。",
    )
    place = forms.ChoiceField(label="所在乡镇", required=False, help_text="选了就套用本县的裁量阶次和清单。")
    previous_on = forms.DateField(
        label="此前同类违法行为受处罚的日期",
        required=False,
        widget=DayInput(),
        help_text="同一条款的，只填日期；二年内再犯的从重。",
    )
    previous_ref = _article("此前处罚的条款", required=False, with_list=False)
    relation = forms.ChoiceField(
        label="还有别的条文吗", required=False, choices=RELATIONS, widget=forms.RadioSelect
    )
    ref2 = _article("第二个条文", required=False, with_list=False)
    stage2 = forms.ChoiceField(label="第二项的情形", required=False, choices=lambda: _stages(none=True))
    ref3 = _article("第三个条文", required=False, with_list=False)
    stage3 = forms.ChoiceField(label="第三项的情形", required=False, choices=lambda: _stages(none=True))
    sentence = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, townships: list[tuple[str, str]], needs: Needs = NO_NEEDS, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "factors", [(each.id, each.name) for each in factors()])
        fill(self, "place", [("", "不套用县里的规定"), *townships])
        self.fields.update(figure_fields(needs))
        self._needs = needs

    def clean(self) -> dict[str, Any]:
        """The other articles where more than one is asked, and none where only one is."""
        data = super().clean() or {}
        if data.get("relation") and not any(data.get(f"ref{number}") for number in OTHERS):
            self.add_error("ref2", "请填写另一个条文。")
        if not data.get("relation"):
            for number in OTHERS:
                if data.get(f"ref{number}"):
                    self.add_error("relation", "请说明这几个条文是什么关系。")
                    break
        return data

    def groups(self) -> list[Group]:
        """Circumstances, the party's and the county's own, and further articles."""
        return [
            group_of(title, [self[name] for name in names if name in self.fields])
            for title, names in _GROUPS.items()
            if names[0] in self.fields
        ]

    def document(self) -> dict[str, Any]:
        """The document of one violation, of several, or of one act; articles read, amounts in yuan."""
        found = super().document()
        relation = found.pop("relation", ONE)
        others = [(found.pop(f"ref{each}", ""), found.pop(f"stage{each}", "")) for each in OTHERS]
        found["ref"] = self._read("ref", found["ref"])
        self._figures(found)
        self._previous(found)
        rest = [
            (self._read(f"ref{number}", ref), stage)
            for number, (ref, stage) in zip(OTHERS, others, strict=True)
            if ref
        ]
        return found if relation == ONE else _together(found, rest, relation)

    def _read(self, name: str, typed: str) -> str:
        try:
            return read_article(typed)
        except MalformedQuestion as error:
            raise MalformedQuestion(name, error.reason) from error

    def _figures(self, found: dict[str, Any]) -> None:
        if isinstance(found.get("base_amount"), Money):
            found["base_amount"] = str(found["base_amount"].as_yuan)
        count = self.cleaned_data.get("count")
        found.pop("count", None)
        if count is not None and self._needs.fact is not None:
            found["facts"] = {self._needs.fact.key: count}

    def _previous(self, found: dict[str, Any]) -> None:
        ref, on = found.pop("previous_ref", ""), found.pop("previous_on", "")
        if ref and not on:
            raise MalformedQuestion("previous_on", "请填写此前作出处罚决定的日期")
        if on:
            cited = self._read("previous_ref", ref) if ref else found["ref"]
            found["previous"] = [{"ref": cited, "decided_on": on}]


def _together(found: dict[str, Any], rest: list[tuple[str, str]], relation: str) -> dict[str, Any]:
    """The same question about several articles: what belongs to the first one stays with it."""
    own = ["ref", "stage", "base_amount", "sentence", "facts", "listed"]
    if relation == SEVERAL:
        own += ["ordered_on", "uncorrected_until"]
    first = {name: found.pop(name) for name in own if name in found}
    stage = first.get("stage", Stage.BASE.value)
    entries = [first, *({"ref": ref, "stage": its or stage} for ref, its in rest)]
    return found | ({"violations": entries} if relation == SEVERAL else {"ref": entries, "same_act": True})


def day_of(text: str | None) -> date | None:
    """A day as a query has it, or None; the form itself says what is wrong with another."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
