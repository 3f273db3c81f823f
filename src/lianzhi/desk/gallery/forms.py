"""Forms of the gallery: every kind of field, and the conditions above a list. Nothing is ever saved from them."""

from __future__ import annotations

from django import forms

from lianzhi.desk.parts.fields import DayInput, PhotosInput

SECTORS = [("", "请选择"), ("hazchem", "危险化学品"), ("trade", "冶金工贸"), ("fireworks", "烟花爆竹")]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="企业名称", help_text="与营业执照一致。")
    uscc = forms.CharField(label="统一社会信用代码", min_length=18, max_length=18)
    sector = forms.ChoiceField(label="行业领域", choices=SECTORS)
    found_on = forms.DateField(label="检查日期", widget=DayInput())
    workers = forms.IntegerField(label="从业人数", required=False, min_value=0)
    level = forms.ChoiceField(
        label="检查等级",
        choices=[("key", "重点检查企业"), ("ordinary", "一般检查企业")],
        widget=forms.RadioSelect,
    )
    present = forms.MultipleChoiceField(
        label="到场人员",
        choices=[("principal", "主要负责人"), ("safety", "安全管理人员"), ("operator", "现场作业人员")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    what = forms.CharField(
        label="问题描述", widget=forms.Textarea(attrs={"rows": 3}), help_text="写明部位、事实和程度。"
    )
    photos = forms.FileField(label="现场照片", required=False, widget=PhotosInput())
    told = forms.BooleanField(label="已当场告知当事人享有的权利", required=True)


class SampleFilters(forms.Form):
    """Conditions: three in sight, two behind 展开."""

    q = forms.CharField(label="企业名称", required=False)
    sector = forms.ChoiceField(label="行业领域", required=False, choices=SECTORS)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), ("open", "办理中"), ("closed", "已结案")]
    )
    since = forms.DateField(label="立案日期起", required=False, widget=DayInput())
    until = forms.DateField(label="立案日期止", required=False, widget=DayInput())


class SampleSignIn(forms.Form):
    """The sign-in form's fields, to look at."""

    username = forms.CharField(label="账号")
    password = forms.CharField(label="密码", widget=forms.PasswordInput)
