"""The register of clues: what came in, who looks into it, what came of it."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.constants import ClueOutcome, ClueSource, ClueState
from lianzhi.desk.cases.fields import OfficerChoice, day_field, text_field


class ClueFilter(forms.Form):
    """The conditions above the register."""

    q = forms.CharField(label="线索、涉及单位", required=False, max_length=60)
    source = forms.ChoiceField(label="来源", required=False, choices=[("", "全部"), *ClueSource.choices])
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *ClueState.choices])


class ClueForm(forms.Form):
    """A clue as received; the informant's fields are sealed once sent."""

    source = forms.ChoiceField(label="来源", choices=ClueSource.choices)
    received_on = day_field("收到日期")
    title = forms.CharField(label="线索名称", max_length=120, help_text="列表中可见，不要写举报人。")
    place_code = forms.ChoiceField(label="所在乡镇", choices=())
    subject_name = forms.CharField(label="涉及单位", max_length=120)
    content = text_field("线索内容", "时间、地点、现象；不要写可以认出举报人的内容。", rows=5)
    informant_name = forms.CharField(
        label="举报人姓名",
        required=False,
        max_length=40,
        help_text="投诉举报的填写，匿名的不填。封存保密，只有受理人和负责人可以查看，每次查看都有记录。",
    )
    informant_phone = forms.CharField(label="举报人联系电话", required=False, max_length=30)
    informant_address = forms.CharField(label="举报人联系地址", required=False, max_length=160)
    wants_reply = forms.BooleanField(label="要求答复", required=False)

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        """`places` are the townships the actor works in."""
        super().__init__(*args, **kwargs)
        field = self.fields["place_code"]
        if isinstance(field, forms.ChoiceField):
            field.choices = places


class AssignClueForm(forms.Form):
    """Who looks into it, by when."""

    assignee = OfficerChoice(label="核查人")
    verify_by = day_field("核查期限", "法律没有规定核查的日数（待核定），由本机关确定，应当及时。")

    def __init__(self, *args: Any, officers: list[tuple[int, str]], **kwargs: Any) -> None:
        """`officers` are the authority's."""
        super().__init__(*args, **kwargs)
        field = self.fields["assignee"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "请选择"), *officers]


class VerifyClueForm(forms.Form):
    """What was found and what follows."""

    outcome = forms.ChoiceField(label="处理", choices=ClueOutcome.choices)
    found = text_field("核查情况和理由", "不予立案、转交有权部门的，写明理由。", rows=5, limit=2000)


class ReplyForm(forms.Form):
    """The answer to who told."""

    replied_on = day_field("答复日期")
    reply = text_field("答复内容", rows=4, limit=500)
