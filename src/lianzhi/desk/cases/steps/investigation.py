"""Evidence and inquiries."""

from __future__ import annotations

from typing import Any

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.attach_case_evidence import AttachCaseEvidence
from lianzhi.cases.actions.record_inquiry import Interviewee, RecordInquiry
from lianzhi.cases.models import CaseFile
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.desk.cases import forms as case_forms
from lianzhi.desk.cases.steps.shapes import Data, Step


def _inquiry(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    person = Interviewee(**{name: data[name] for name in Interviewee.__dataclass_fields__})
    return RecordInquiry(
        actor=actor,
        case_id=case.pk,
        person=person,
        place=data["place"],
        started_at=data["started_at"],
        ended_at=data["ended_at"],
        reply=data["reply"],
        exchanges=data["exchanges"],
    )


def _inquiry_initial(actor: Actor, case: CaseFile) -> dict[str, Any]:
    return {
        "name": case.enterprise.safety_officer or case.enterprise.principal,
        "workplace": case.enterprise.name,
        "phone": case.enterprise.phone,
        "post": "安全生产管理人员",
        "relation": "当事人的工作人员",
        "place": f"{actor.authority_name}询问室",
        "reply": "证件看清了，权利义务听清楚了，不申请回避。",
    }


def _evidence(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    names = ("file", "kind", "title", "proves", "taken_at", "taken_place", "original_place")
    typed = {name: data[name] for name in names}
    return AttachCaseEvidence(actor=actor, case_id=case.pk, file_name=data["file"].name, **typed)


def _evidence_initial(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    return {"taken_at": clock.now(), "taken_place": case.party.get("address", "")}


STEPS: dict[str, Step] = {
    "add-evidence": Step(
        title="登记证据",
        button="登记证据",
        effect="证据登记后不可修改、删除，写入 SM3 摘要。",
        said="已登记证据。",
        intro="没有经过监督检查的案件，证据在这里登记；检查照片在问题页面添加，自动列入。",
        form=case_forms.EvidenceForm,
        build=_evidence,
        initial=_evidence_initial,
    ),
    "inquiry": Step(
        title="制作询问笔录",
        button="制作询问笔录",
        effect="笔录制作后不可修改；打印后由被询问人逐页签名。",
        said="已制作询问笔录。",
        intro="一人一份笔录，由两名承办人询问；同一承办人不能同时询问两个人。",
        form=case_forms.InquiryForm,
        build=_inquiry,
        initial=_inquiry_initial,
    ),
}
