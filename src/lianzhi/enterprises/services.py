"""What an entry of the ledger must be: checked here for pages, imports and programs alike."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from stdnum.cn import uscc as uscc_numbers
from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength, ValidationError

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, require
from lianzhi.enterprises.constants import PartyKind, RiskGrade, Sector, SupervisionLevel
from lianzhi.enterprises.models import Enterprise
from lianzhi.enterprises.selectors import uscc_is_taken
from lianzhi.organisation.constants import AuthorityKind
from lianzhi.organisation.selectors import authorities, townships

KEEPERS = (Role.TOWNSHIP_OFFICER, Role.SQUAD_LEAD, Role.COUNTY_OFFICER, Role.JOINT_OFFICE)
INDUSTRY = re.compile(r"[A-T]\d{2,4} \S.*")
_REQUIRED = ("name", "address", "legal_representative", "principal", "phone")
_CLOSED = {
    "party_kind": PartyKind,
    "sector": Sector,
    "level": SupervisionLevel,
    "risk_grade": RiskGrade,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseData:
    """An entry as somebody wants it to be; words are stripped and the code is in capitals after `tidied`."""

    name: str
    uscc: str
    party_kind: str
    sector: str
    industry: str
    level: str
    risk_grade: str
    place_id: str
    supervisor_id: str
    address: str
    legal_representative: str
    principal: str
    phone: str
    safety_officer: str = ""
    employees: int = 0
    is_active: bool = True

    def tidied(self) -> EnterpriseData:
        """The same without stray blanks, the code in capitals."""
        values: dict[str, Any] = {
            key: value.strip() if isinstance(value, str) else value for key, value in asdict(self).items()
        }
        values["uscc"] = re.sub(r"[\s-]", "", values["uscc"]).upper()
        return EnterpriseData(**values)


def may_keep(actor: Actor) -> bool:
    """Whether the actor may write into the ledger at all."""
    return actor.has(*KEEPERS)


def uscc_fault(uscc: str) -> str:
    """What is wrong with a 统一社会信用代码 (GB 32100), in a sentence; empty where nothing is."""
    try:
        uscc_numbers.validate(uscc)
    except InvalidLength:
        return f"统一社会信用代码应为18位，现为{len(uscc)}位。"
    except InvalidFormat:
        return "统一社会信用代码只含数字和大写字母（不使用 I、O、S、V、Z），且第3至8位为数字，请核对。"
    except InvalidChecksum:
        return "统一社会信用代码的校验码不符，请对照营业执照逐位核对。"
    except ValidationError:
        return "统一社会信用代码不正确，请对照营业执照核对。"
    return ""


def check(actor: Actor, data: EnterpriseData, *, enterprise: Enterprise | None = None) -> None:
    """Raise NoRight where the actor keeps no ledger, Malformed with field → message where the entry is not sound."""
    require(actor, *KEEPERS)
    faults: dict[str, str] = {name: "此项必填。" for name in _REQUIRED if not getattr(data, name)}
    for name, words in _CLOSED.items():
        if getattr(data, name) not in words.values:
            faults[name] = "请从列表中选择。"
    code_fault = uscc_fault(data.uscc)
    if not code_fault and uscc_is_taken(data.uscc, except_id=enterprise.pk if enterprise else None):
        code_fault = "台账中已有使用该统一社会信用代码的企业，请查询后在原记录上变更。"
    if code_fault:
        faults["uscc"] = code_fault
    if not INDUSTRY.fullmatch(data.industry):
        faults["industry"] = "请填写行业代码和名称（GB/T 4754），中间空一格，例如“C2041 竹制品制造”。"
    if data.employees < 0:
        faults["employees"] = "从业人数不能为负数。"
    faults |= _place_faults(actor, data)
    if faults:
        raise Malformed(faults)


def _place_faults(actor: Actor, data: EnterpriseData) -> dict[str, str]:
    if not townships().filter(code=data.place_id).exists():
        return {"place_id": "请选择所在乡镇。"}
    if not actor.sees_county and data.place_id not in actor.places:
        return {"place_id": "所选乡镇不在您的管辖范围内，请由该乡镇或者县局登记。"}
    supervisor = authorities().filter(code=data.supervisor_id).first()
    if supervisor is None:
        return {"supervisor_id": "请选择监管单位。"}
    if supervisor.kind == AuthorityKind.TOWNSHIP_GOVERNMENT and supervisor.division_id != data.place_id:
        return {"supervisor_id": "监管单位为乡镇人民政府的，应当是企业所在乡镇的人民政府。"}
    return {}


def data_of(enterprise: Enterprise) -> EnterpriseData:
    """The entry as it stands."""
    return EnterpriseData(**{name: getattr(enterprise, name) for name in EnterpriseData.__slots__})


def fingerprint(enterprise: Enterprise) -> str:
    """A short mark of the entry as shown: a change of what somebody else changed meanwhile is noticed by it."""
    values = json.dumps(asdict(data_of(enterprise)), ensure_ascii=False, sort_keys=True)
    return hashlib.new("sm3", values.encode()).hexdigest()[:16]


def shown_value(enterprise: Enterprise, name: str) -> str:
    """A field's value as a person reads it: names and labels instead of codes."""
    if name == "is_active":
        return "在册" if enterprise.is_active else "已移出"
    if name.endswith("_id"):
        return str(getattr(enterprise, name.removesuffix("_id")))
    label = getattr(enterprise, f"get_{name}_display", None)
    return str(label() if label else getattr(enterprise, name))


def field_label(name: str) -> str:
    """A field's Chinese name."""
    field = Enterprise._meta.get_field(name.removesuffix("_id"))
    return str(getattr(field, "verbose_name", name))
