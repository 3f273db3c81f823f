"""Inquiry records and the penalty proposed."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.desk.cases.fields import day_field, instant_field, text_field
from lianzhi.evidence.constants import EvidenceKind


class EvidenceForm(forms.Form):
    """A file of the case."""

    file = forms.FileField(
        label="文件",
        allow_empty_file=True,
        help_text="照片、视频或者 PDF；保持原始文件，不要修图、改名，上传时自动计算 SM3 摘要。",
    )
    kind = forms.ChoiceField(label="证据种类", choices=EvidenceKind.choices)
    title = forms.CharField(label="名称", max_length=120)
    proves = forms.CharField(
        label="证明内容", max_length=300, help_text="举报材料不作为证据登记，不要写可以认出举报人的内容。"
    )
    taken_at = instant_field("取证时间")
    taken_place = forms.CharField(label="取证地点", max_length=160)
    original_place = forms.CharField(
        label="原件（原物）存放处", required=False, max_length=160, help_text="复制件、照片的填写。"
    )


class InquiryForm(forms.Form):
    """An inquiry record."""

    name = forms.CharField(label="被询问人", max_length=40)
    sex = forms.ChoiceField(label="性别", choices=[("男", "男"), ("女", "女")])
    birth = day_field("出生日期")
    identifier = forms.CharField(label="身份证件号码", max_length=40)
    phone = forms.CharField(label="联系电话", max_length=30)
    address = forms.CharField(label="住址", max_length=120)
    workplace = forms.CharField(label="工作单位", max_length=120)
    post = forms.CharField(label="职务", max_length=60)
    relation = forms.CharField(label="与本案关系", max_length=60)
    place = forms.CharField(label="询问地点", max_length=160)
    started_at = instant_field("开始时间")
    ended_at = instant_field("结束时间")
    reply = text_field("对出示证件和告知权利的答复", rows=2, limit=300)
    exchanges = text_field("问答", "一行一句，“问：”和“答：”开头，成对填写。", rows=10)

    def clean_exchanges(self) -> tuple[tuple[str, str], ...]:
        """Pairs of question and answer; an unpaired line is named."""
        pairs: list[tuple[str, str]] = []
        question = ""
        for number, raw in enumerate(self.cleaned_data["exchanges"].splitlines(), start=1):
            line = raw.strip()
            if line.startswith(("问：", "问:")) and not question:
                question = line[2:].strip()
            elif line.startswith(("答：", "答:")) and question:
                pairs.append((question, line[2:].strip()))
                question = ""
            elif line:
                raise forms.ValidationError(f"第{number}行应当以“问：”或者“答：”开头，并且一问一答。")
        if question or not pairs:
            raise forms.ValidationError("每一问都要有答，至少一组。")
        return tuple(pairs)


class WeighForm(forms.Form):
    """What the range is computed from."""

    stage = forms.ChoiceField(label="适用阶段")
    factors = forms.MultipleChoiceField(
        label="裁量因素",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="只勾选有证据证明的情形。",
    )
    prefer = forms.ChoiceField(label="裁量等次", required=False, help_text="法律同时允许几个等次时选择。")

    def __init__(
        self,
        *args: Any,
        stages: list[tuple[str, str]],
        factors: list[tuple[str, str]],
        classes: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        """The article's stages, the circumstances, the classes left open."""
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("stage", stages),
            ("factors", factors),
            ("prefer", [("", "由系统按情形提出"), *classes]),
        ):
            field = self.fields[name]
            if isinstance(field, (forms.ChoiceField, forms.MultipleChoiceField)):
                field.choices = choices
