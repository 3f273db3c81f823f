"""What a person types at each step of a case."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.constants import CaseState, DefenceKind, ServiceMethod
from lianzhi.desk.cases.fields import OfficerChoice, YuanField, day_field, instant_field, text_field


class OpenCaseForm(forms.Form):
    """A finding becomes a clue."""

    target = forms.ChoiceField(
        label="处罚对象",
        choices=[
            ("unit", "单位"),
            ("direct_manager", "直接负责的主管人员或者其他直接责任人员"),
            ("responsible_person", "主要负责人"),
        ],
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
        """`officers` are the authority's, with certificate in words."""
        super().__init__(*args, **kwargs)
        choices = [("", "请选择"), *officers]
        for name in ("lead", "assistant"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean(self) -> dict[str, Any]:
        """A person needs what the decision on a person prints."""
        data = super().clean() or {}
        if data.get("target") != "unit":
            for name in (
                "person_name",
                "person_sex",
                "person_birth",
                "person_identifier",
                "person_post",
                "person_address",
                "person_phone",
            ):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, "处罚对象为个人时必须填写。")
        return data


class OpinionForm(forms.Form):
    """An opinion."""

    opinion = text_field("意见", rows=3, limit=500)


class HandlerOpinionForm(OpinionForm):
    """The handlers' opinion."""

    opinion = text_field("承办意见", rows=3, limit=500)


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


class ProposeForm(WeighForm):
    """The proposal itself."""

    amount = YuanField(label="拟罚款（元）", help_text="应当落在上面算出的裁量区间内；该阶段没有罚款的填0。")
    reason = text_field("裁量理由", "已按所选情形生成，可以补充本案具体情况。", rows=6)
    course = text_field("调查经过", rows=4)


class ReturnForm(forms.Form):
    """The numbered problems of the preliminary review sheet."""

    problems = text_field(
        "问题清单",
        "一行一个问题，可以在“｜”后写依据，例如：询问笔录没有逐页签名｜行政处罚法第五十五条。",
        rows=8,
    )

    def clean_problems(self) -> tuple[tuple[str, str], ...]:
        """(problem, basis) pairs."""
        found = []
        for raw in self.cleaned_data["problems"].splitlines():
            text, _, basis = raw.replace("|", "｜").partition("｜")
            if text.strip():
                found.append((text.strip()[:500], basis.strip()[:120]))
        return tuple(found)


REVIEW_ITEMS = (
    ("subject", "执法主体是否合法、执法人员是否具备资格"),
    ("facts", "主要事实是否清楚、证据是否合法充分"),
    ("law", "适用法律、法规、规章是否准确"),
    ("discretion", "运用裁量基准是否适当"),
    ("procedure", "执法程序是否合法"),
    ("scope", "是否超越法定权限"),
    ("documents", "文书是否完备、规范"),
    ("crime", "是否涉嫌犯罪、需要移送司法机关"),
)


class PassForm(forms.Form):
    """The reviewer's conclusions, item by item."""

    opinion = text_field("审核意见", rows=3, limit=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One conclusion for each item."""
        super().__init__(*args, **kwargs)
        for key, words in REVIEW_ITEMS:
            self.fields[key] = forms.CharField(label=words, max_length=120)

    def conclusions(self) -> tuple[tuple[str, str], ...]:
        """(item, conclusion) pairs."""
        return tuple((words, self.cleaned_data[key]) for key, words in REVIEW_ITEMS)


class CureForm(forms.Form):
    """How a problem was cured."""

    cure = text_field("整改情况", rows=3, limit=500)


class ServiceForm(forms.Form):
    """How a document was served."""

    method = forms.ChoiceField(label="送达方式", choices=ServiceMethod.choices)
    served_on = day_field("送达日期", "期限从送达的次日起算。")
    receiver = forms.CharField(label="签收人", max_length=40, help_text="留置送达的，填受送达人。")
    place = forms.CharField(label="送达地点", max_length=160)
    witness = forms.CharField(
        label="见证人", required=False, max_length=40, help_text="留置送达时填写，或者在备注写明录像名称。"
    )
    note = forms.CharField(
        label="备注",
        required=False,
        max_length=200,
        help_text="由他人代收的，写明与受送达人的关系；留置送达的，写明录像（照片）名称。",
    )


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


class HearingForm(forms.Form):
    """A hearing as held."""

    notified_on = day_field("听证通知送达日期")
    held_on = day_field("听证举行日期")
    chair = OfficerChoice(label="主持人", help_text="由非本案调查人员主持。")
    report = text_field("听证报告", rows=6)

    def __init__(self, *args: Any, officers: list[tuple[int, str]], **kwargs: Any) -> None:
        """`officers` may chair."""
        super().__init__(*args, **kwargs)
        field = self.fields["chair"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "请选择"), *officers]


class DeliberationForm(forms.Form):
    """The heads' discussion."""

    held_on = day_field("讨论日期")
    place = forms.CharField(label="地点", max_length=120)
    attendees = text_field("出席人员", "一行一人：姓名｜职务｜意见；第一行为主持人。", rows=5)
    discussion = text_field("案情汇报和讨论内容")
    conclusion = text_field("讨论结论", rows=3)
    dissent = text_field("不同意见", rows=2, required=False)

    def clean_attendees(self) -> tuple[tuple[str, str, str], ...]:
        """(name, post, opinion) of each line."""
        found = []
        for number, raw in enumerate(self.cleaned_data["attendees"].splitlines(), start=1):
            parts = [part.strip() for part in raw.replace("|", "｜").split("｜")]
            if parts == [""]:
                continue
            if len(parts) != 3 or not all(parts):
                raise forms.ValidationError(f"第{number}行应当写“姓名｜职务｜意见”三项。")
            found.append((parts[0], parts[1], parts[2]))
        if not found:
            raise forms.ValidationError("请填写出席人员。")
        return tuple(found)


class DecideForm(forms.Form):
    """The decision."""

    amount = YuanField(label="决定罚款（元）", help_text="可以低于告知的数额，不得高于。")
    opinion = text_field("负责人意见", rows=3, limit=500)


class PaymentForm(forms.Form):
    """A payment as the bank reported it."""

    amount = YuanField(label="缴款金额（元）")
    paid_on = day_field("缴款日期")
    bank = forms.CharField(label="代收银行", max_length=60)
    receipt_number = forms.CharField(label="财政票据号码", max_length=60)


class PerformanceForm(forms.Form):
    """How a decision without a fine was carried out."""

    performed_on = day_field("履行日期")
    how = text_field("履行情况", "写明怎样履行，例如“已停产停业整顿，整顿后经验收合格”。", rows=3, limit=500)


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


class CaseFilter(forms.Form):
    """The conditions above the case list."""

    q = forms.CharField(label="案号、当事人、案由", required=False, max_length=60)
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *CaseState.choices])
    since = day_field("立案日期起", required=False)
    until = day_field("立案日期止", required=False)
    mine = forms.BooleanField(label="只看我承办的", required=False)
