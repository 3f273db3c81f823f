"""What a person types to open an appraisal, score a file, cure and confirm a defect."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from lianzhi.cases.actions.submit_score_sheet import Mark
from lianzhi.cases.constants import AppraisalBasis
from lianzhi.desk.cases.fields import day_field, text_field
from lianzhi.kernel.appraisal import appraisal_pack
from lianzhi.kernel.lint.scoring import scoring


class OpenForm(forms.Form):
    """A new appraisal."""

    title = forms.CharField(label="评查名称", max_length=80)
    basis = forms.ChoiceField(label="取案依据", choices=AppraisalBasis.choices)
    period_from = day_field("期间起")
    period_to = day_field("期间止")
    per_authority = forms.IntegerField(
        label="每个机关抽取卷数", min_value=1, max_value=99, help_text="案卷不足的，全部抽取。"
    )
    seed = forms.CharField(
        label="公开的抽取种子",
        max_length=120,
        help_text="事先约定、事后公开、任何人不能控制的一串号码，例如约定日期的开奖号码。",
    )
    seed_source = forms.CharField(
        label="种子来源", max_length=200, help_text="写明号码的名称、期号和公布日期。"
    )


class AssignForm(forms.Form):
    """Who scores."""

    scorers = forms.TypedMultipleChoiceField(
        label="评查人员",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="须取得法律职业资格，并且没有承办、审核、审批过本案。",
    )

    def __init__(self, *args: Any, officers: list[tuple[int, str]], **kwargs: Any) -> None:
        """`officers` hold the qualification."""
        super().__init__(*args, **kwargs)
        field = self.fields["scorers"]
        if isinstance(field, forms.ChoiceField):
            field.choices = officers


class ScoreForm(forms.Form):
    """The score sheet: for each part the points lost and why, then the vetoes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The parts are those of the scheme."""
        super().__init__(*args, **kwargs)
        pack = appraisal_pack()
        for part in scoring().parts:
            self.fields[f"lost_{part.key}"] = forms.DecimalField(
                label=f"{part.title}扣分（满分{part.points}分）",
                min_value=Decimal(0),
                max_value=Decimal(part.points),
                step_size=pack.smallest_step,
                decimal_places=1,
                required=False,
                help_text=f"看：{pack.checks[part.key]}。不扣分的不填。",
            )
            self.fields[f"reason_{part.key}"] = text_field(
                f"{part.title}的问题",
                "一行一个问题；评定后列入整改清单。",
                rows=2,
                required=False,
                limit=2000,
            )
        self.fields["vetoes"] = forms.MultipleChoiceField(
            label="一票否决情形",
            choices=[(veto.key, veto.title) for veto in pack.vetoes],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text="有其中之一的，本卷为不合格。",
        )
        self.fields["veto_reason"] = text_field("一票否决的事实和依据", rows=2, required=False, limit=500)

    def marks(self) -> tuple[Mark, ...]:
        """The parts as the act takes them."""
        data = self.cleaned_data
        return tuple(
            Mark(part.key, data[f"lost_{part.key}"] or Decimal(0), data[f"reason_{part.key}"])
            for part in scoring().parts
        )


class CureForm(forms.Form):
    """How the defect was cured."""

    cure = text_field(
        "整改情况", "写明补了什么、怎样防止再发生；已归档的案卷不改动，补充材料另附。", rows=4, limit=500
    )


class ConfirmForm(forms.Form):
    """Whether the cure suffices."""

    cured = forms.TypedChoiceField(
        label="整改结果",
        choices=[("yes", "整改到位，予以确认"), ("no", "没有整改到位，退回")],
        coerce=lambda value: value == "yes",
    )
