"""Words of a case. The states stand in corpus/cn/procedures; a test holds the two together."""

from __future__ import annotations

from django.db import models

from lianzhi.core.constants import Role

# Whose work a case is; each must besides be one of its own handlers.
HANDLERS = frozenset({Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER})


class CaseState(models.TextChoices):
    CLUE = "clue", "线索"
    FILING_SUBMITTED = "filing_submitted", "立案待审批"
    NOT_FILED = "not_filed", "不予立案"
    INVESTIGATION = "investigation", "调查取证"
    PROPOSED = "proposed", "调查终结"
    UNDER_REVIEW = "under_review", "法制审核中"
    RETURNED = "returned", "审核退回"
    REVIEWED = "reviewed", "审核通过"
    NOTIFIED = "notified", "已告知"
    HEARD = "heard", "陈述申辩完毕"
    DECIDED = "decided", "已决定"
    SERVED = "served", "已送达"
    PERFORMED = "performed", "已履行"
    REVOKED = "revoked", "决定已撤销"
    TERMINATED = "terminated", "已终结执行"
    CLOSURE_SUBMITTED = "closure_submitted", "结案待审批"
    CLOSED = "closed", "已结案"
    ARCHIVED = "archived", "已归档"
    NOT_PUNISHED = "not_punished", "已决定不予处罚"
    NO_PENALTY_SERVED = "no_penalty_served", "不予处罚决定已送达"
    CANCELLED = "cancelled", "已撤销案件"
    FOUND = "found", "发现轻微违法"
    ORDERED = "ordered", "已责令改正"
    CORRECTED = "corrected", "已改正"
    ADMONISHED = "admonished", "已告诫教育"
    REFERRED = "referred", "转普通程序"

    @classmethod
    def words(cls, state: str) -> str:
        """What a state is called; the state itself where a row holds one that is called nothing any more."""
        return _STATE_WORDS.get(state, state)


# A list asks once a row, and `choices` is made anew each time it is asked.
_STATE_WORDS: dict[str, str] = {each.value: str(each.label) for each in CaseState}

#: While the facts are still being found and weighed.
BEFORE_DECISION = frozenset(
    {
        CaseState.CLUE,
        CaseState.FILING_SUBMITTED,
        CaseState.INVESTIGATION,
        CaseState.PROPOSED,
        CaseState.UNDER_REVIEW,
        CaseState.RETURNED,
        CaseState.REVIEWED,
        CaseState.NOTIFIED,
        CaseState.HEARD,
    }
)
#: While the next act is the handlers'.
HANDLERS_TURN = frozenset(
    {
        CaseState.CLUE,
        CaseState.INVESTIGATION,
        CaseState.PROPOSED,
        CaseState.RETURNED,
        CaseState.REVIEWED,
        CaseState.NOTIFIED,
        CaseState.DECIDED,
        CaseState.SERVED,
        CaseState.PERFORMED,
        CaseState.REVOKED,
        CaseState.TERMINATED,
        CaseState.CLOSED,
        CaseState.NOT_PUNISHED,
        CaseState.NO_PENALTY_SERVED,
        CaseState.CANCELLED,
        CaseState.FOUND,
        CaseState.ORDERED,
        CaseState.CORRECTED,
    }
)


class Origin(models.TextChoices):
    INSPECTION = "inspection", "监督检查发现"
    HANDOVER = "handover", "下级移送"
    CLUE = "clue", "线索核查"


class HandlerCapacity(models.TextChoices):
    LEAD = "lead", "主办"
    ASSISTANT = "assistant", "协办"


class ReviewOutcome(models.TextChoices):
    PENDING = "pending", "审核中"
    RETURNED = "returned", "退回补正"
    PASSED = "passed", "审核通过"


class ProblemState(models.TextChoices):
    OPEN = "open", "待整改"
    CURED = "cured", "已整改待确认"
    CONFIRMED = "confirmed", "已确认"


class DefenceKind(models.TextChoices):
    STATEMENT = "statement", "提出陈述申辩"
    WAIVED = "waived", "书面放弃陈述申辩"
    SILENT = "silent", "期满未陈述申辩"


class HearingChoice(models.TextChoices):
    NOT_DUE = "not_due", "不适用听证"
    OFFERED = "offered", "已告知听证权利"
    REQUESTED = "requested", "当事人要求听证"
    WAIVED = "waived", "书面放弃听证"
    HELD = "held", "已举行听证"
    WITHDRAWN = "withdrawn", "撤回听证要求"
    ABANDONED = "abandoned", "视为放弃听证"


class ServiceMethod(models.TextChoices):
    DIRECT = "direct", "直接送达"
    LEFT = "left", "留置送达"
    MAIL = "mail", "邮寄送达"
    ELECTRONIC = "electronic", "电子送达"
    ENTRUSTED = "entrusted", "委托送达"
    FORWARDED = "forwarded", "转交送达"
    ANNOUNCEMENT = "announcement", "公告送达"
    SPOT = "spot", "当场交付"


class HandoverState(models.TextChoices):
    SENT = "sent", "已移送"
    ACCEPTED = "accepted", "已接收"
    RETURNED = "returned", "已退回"


class QuestionState(models.TextChoices):
    DRAFTED = "drafted", "起草"
    RAISED = "raised", "已提出"
    RETURNED = "returned", "退回补充"
    ASSIGNED = "assigned", "已交办"
    ANSWERED = "answered", "已解答"
    SETTLED = "settled", "已办结"
    WITHDRAWN = "withdrawn", "已撤回"


class TurnKind(models.TextChoices):
    ASKED = "asked", "提出问题"
    RETURNED = "returned", "退回补充"
    ASSIGNED = "assigned", "交办"
    ANSWERED = "answered", "解答"
    ASKED_AGAIN = "asked_again", "追问"
    SETTLED = "settled", "登记办理结果"
    WITHDRAWN = "withdrawn", "撤回"


class DeferralKind(models.TextChoices):
    LATER = "later", "暂缓缴纳"
    INSTALMENTS = "instalments", "分期缴纳"


class CourtState(models.TextChoices):
    APPLIED = "applied", "已申请"
    ACCEPTED = "accepted", "法院已受理"
    NOT_ACCEPTED = "not_accepted", "法院不予受理"
    ORDERED = "ordered", "裁定准予执行"
    NOT_ORDERED = "not_ordered", "裁定不予执行"
    ENFORCED = "enforced", "执行完毕"
    ENDED = "ended", "法院终结执行"


class RemedyKind(models.TextChoices):
    RECONSIDERATION = "reconsideration", "行政复议"
    LITIGATION = "litigation", "行政诉讼"


class RemedyOutcome(models.TextChoices):
    UPHELD = "upheld", "维持、驳回请求"
    REVOKED = "revoked", "撤销"
    CHANGED = "changed", "变更"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"
    WITHDRAWN = "withdrawn", "撤回、准予撤诉"
    MEDIATED = "mediated", "调解结案"


class ReturnKind(models.TextChoices):
    LIGHTER = "lighter", "采纳意见，拟从轻"
    CHANGED_FACTS = "changed_facts", "违法事实有新的变化"
    AFTER_REVOCATION = "after_revocation", "决定被撤销后重新处理"


class ReferralReason(models.TextChoices):
    LIMIT = "limit", "拟作出的处罚超过当场处罚的限度"
    DISPUTED = "disputed", "当事人对违法事实有异议"
    UNCERTAIN = "uncertain", "违法事实需要进一步调查取证"
    NOT_CORRECTED = "not_corrected", "当事人没有及时改正"
    NOT_MINOR = "not_minor", "不符合轻微告诫改正的条件"


class ClueSource(models.TextChoices):
    INSPECTION = "inspection", "监督检查"
    COMPLAINT = "complaint", "投诉举报"
    TRANSFER = "transfer", "其他机关移送"
    SUPERIOR = "superior", "上级交办"
    SELF_REPORT = "self_report", "当事人主动报告"
    MEDIA = "media", "媒体反映"


class ClueState(models.TextChoices):
    RECEIVED = "received", "待交办"
    ASSIGNED = "assigned", "核查中"
    TO_APPROVE = "to_approve", "不予立案待审批"
    TO_REPLY = "to_reply", "待答复"
    SETTLED = "settled", "已办结"


class ClueOutcome(models.TextChoices):
    INSPECT = "inspect", "开展监督检查"
    FILE = "file", "立案查处"
    NOT_FILE = "not_file", "不予立案"
    PASS_ON = "pass_on", "转交有权部门"


class AppraisalBasis(models.TextChoices):
    CLOSED = "closed", "按结案日期"
    ARCHIVED = "archived", "按归档日期"


class AppraisedState(models.TextChoices):
    DRAWN = "drawn", "待分派评查人员"
    SCORING = "scoring", "评分中"
    THIRD = "third", "待分派第三人"
    SETTLED = "settled", "已评定"


class RecusalSource(models.TextChoices):
    PARTY = "party", "当事人申请"
    SELF = "self", "本人申请回避"
    AUTHORITY = "authority", "机关依职权"


class RecusalPart(models.TextChoices):
    HANDLER = "handler", "执法人员"
    CHAIR = "chair", "听证主持人"
    HEAD = "head", "机关负责人"


class ChangeGround(models.TextChoices):
    RECUSAL = "recusal", "回避"
    POST = "post", "工作调动、岗位变动"
    ILLNESS = "illness", "因病等原因不能履行职责"
    OTHER = "other", "其他原因"
