"""The register of clues: what came in, who looks into it, what came of it."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.constants import ClueOutcome, ClueSource, ClueState
from lianzhi.desk.cases.fields import OfficerChoice, day_field, text_field
from lianzhi.kernel.procedure.words import filing_refusal_grounds


class ClueFilter(forms.Form):
    """The conditions above the register."""

    q = forms.CharField(label="线索、涉及单位", required=False, max_length=60)
    source = forms.ChoiceField(label="来源", required=False, choices=[("", "全部"), *ClueSource.choices])
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *ClueState.choices])


class ClueForm(forms.Form):
    """A clue as received; the informant's fields are sealed once sent."""

    source = forms.ChoiceField(label="来源", choices=ClueSource.choices)
    received_on = day_field("收到日期")
    sender = forms.CharField(
        label="移送、交办单位",
        required=False,
        max_length=120,
        help_text="其他机关移送、上级交办的必填；媒体反映的填媒体名称。",
    )
    sender_number = forms.CharField(label="来文文号", required=False, max_length=60)
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
    wants_reply = forms.BooleanField(
        label="要求答复", required=False, help_text="举报人或者移送、交办单位要求答复的勾选。"
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        """`places` are the townships the actor works in."""
        super().__init__(*args, **kwargs)
        field = self.fields["place_code"]
        if isinstance(field, forms.ChoiceField):
            field.choices = places

    def clean(self) -> dict[str, Any]:
        """Nobody can be answered who is not named."""
        data = super().clean() or {}
        named = data.get("informant_name") or data.get("sender")
        if data.get("wants_reply") and not named and not self.errors:
            self.add_error("wants_reply", "匿名的举报无法答复；请填写举报人或者移送、交办单位。")
        return data


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

    outcome = forms.ChoiceField(
        label="处理",
        choices=ClueOutcome.choices,
        help_text="立案查处的，登记查明的违法行为后立案；不予立案的，报机关负责人审批。",
    )
    ground = forms.ChoiceField(label="不予立案的情形", required=False, choices=())
    found = text_field(
        "核查情况和理由",
        "写明核查的时间、方式和查明的情况；不予立案、转交有权部门的，写明理由。不要写可以认出举报人的内容。",
        rows=5,
        limit=2000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The grounds stand in the rule pack; those no text in the library proves say so."""
        super().__init__(*args, **kwargs)
        field = self.fields["ground"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", "—"),
                *(
                    (each.key, each.title if each.verified else f"{each.title}（依据待核定）")
                    for each in filing_refusal_grounds()
                ),
            ]


class EstablishForm(forms.Form):
    """A violation as established."""

    item_code = forms.ChoiceField(label="事项", choices=(), help_text="事项目录中的处罚事项。")
    description = forms.CharField(
        label="违法行为", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text="写查明的事实。"
    )
    location = forms.CharField(label="部位", max_length=120)
    found_on = day_field("查明日期", "核查时亲眼看到或者取得证据的日期。")

    def __init__(self, *args: Any, items: list[tuple[str, str]], **kwargs: Any) -> None:
        """`items` are the directory's."""
        super().__init__(*args, **kwargs)
        field = self.fields["item_code"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "请选择"), *items]


class WithdrawForm(forms.Form):
    """Which violation was written down by mistake, and why it is taken back."""

    violation_id = forms.TypedChoiceField(
        label="写错的违法行为", choices=(), coerce=int, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label="更正的原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3}), help_text="哪里写错了。"
    )

    def __init__(self, *args: Any, violations: list[tuple[int, str]], **kwargs: Any) -> None:
        """`violations` are those that stand."""
        super().__init__(*args, **kwargs)
        field = self.fields["violation_id"]
        if isinstance(field, forms.ChoiceField):
            field.choices = violations


class NotFilingForm(forms.Form):
    """The leader's answer to a proposal not to file."""

    agreed = forms.TypedChoiceField(
        label="审批结果",
        choices=[("yes", "同意不予立案"), ("no", "不同意，退回核查")],
        coerce=lambda value: value == "yes",
    )
    opinion = text_field("审批意见", "不同意的，写明还要核查什么。", rows=3, limit=500)


class UnitForm(forms.Form):
    """Which enterprise of the ledger the clue is about; chosen in the address."""


class ReplyForm(forms.Form):
    """The answer to who told."""

    replied_on = day_field("答复日期")
    reply = text_field("答复内容", rows=4, limit=500)
