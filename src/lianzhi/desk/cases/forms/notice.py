"""Defence, hearing and deliberation."""

from __future__ import annotations

from django import forms

from lianzhi.cases.actions.deliberate import AGREED, VOTES
from lianzhi.cases.constants import DefenceKind
from lianzhi.desk.cases.fields import YuanField, columns, day_field, instant_field, text_field


class DefenceForm(forms.Form):
    """What the party said."""

    kind = forms.ChoiceField(label="情形", choices=DefenceKind.choices)
    received_on = day_field("日期", "陈述申辩、书面放弃或者期限届满之日。")
    speaker = forms.CharField(label="陈述申辩人", required=False, max_length=40)
    heard_from = instant_field(
        "口头陈述申辩的开始时间",
        "当面口头提出的填写，并制作陈述申辩笔录；书面提出的不填，书面材料存卷。",
        required=False,
    )
    heard_until = instant_field("口头陈述申辩的结束时间", required=False)
    place = forms.CharField(label="听取地点", required=False, max_length=120)
    speaker_identifier = forms.CharField(label="陈述申辩人身份证件号码", required=False, max_length=40)
    speaker_post = forms.CharField(
        label="陈述申辩人身份",
        required=False,
        max_length=60,
        help_text="当事人本人、法定代表人或者委托代理人。",
    )
    content = text_field("陈述申辩内容", required=False)
    adopted = forms.TypedChoiceField(
        label="是否采纳",
        required=False,
        choices=[("", "—"), ("yes", "予以采纳"), ("no", "不予采纳")],
        coerce=lambda value: value == "yes",
        empty_value=None,
    )
    opinion = text_field("复核意见", "逐条说明采纳或者不采纳的理由；不得因申辩加重处罚。", required=False)


class HearingChoiceForm(forms.Form):
    """The party's choice."""

    requested = forms.TypedChoiceField(
        label="当事人选择",
        choices=[("yes", "要求听证"), ("no", "书面放弃听证")],
        coerce=lambda value: value == "yes",
    )
    chosen_on = day_field("日期")


class DeliberationForm(forms.Form):
    """The heads' discussion."""

    held_on = day_field("讨论日期")
    place = forms.CharField(label="地点", max_length=120)
    attendees = text_field(
        "出席人员",
        "一行一人：姓名｜职务｜意见｜表决；第一行为主持人。表决写同意、不同意或者弃权，不写的为同意。",
        rows=5,
    )
    expected = forms.IntegerField(label="应当出席人数", min_value=1, max_value=99)
    discussion = text_field("案情汇报和讨论内容")
    conclusion = text_field("讨论结论", rows=3)
    amount = YuanField(label="讨论决定的罚款（元）", help_text="决定的罚款应当与结论一致。")
    dissent = text_field("不同意见", "有人不同意的必填。", rows=2, required=False)
    signed = forms.BooleanField(label="出席人员均已在讨论记录上签名", required=False)

    def clean_attendees(self) -> tuple[tuple[str, str, str, str], ...]:
        """(name, post, opinion, vote) of each line."""
        found = []
        for number, parts in columns(self.cleaned_data["attendees"]):
            if len(parts) == 3:
                parts.append(AGREED)
            if len(parts) != 4 or not all(parts) or parts[3] not in VOTES:
                raise forms.ValidationError(
                    f"第{number}行应当写“姓名｜职务｜意见｜表决”；表决只能是{'、'.join(VOTES)}。"
                )
            found.append((parts[0], parts[1], parts[2], parts[3]))
        if not found:
            raise forms.ValidationError("请填写出席人员。")
        return tuple(found)
