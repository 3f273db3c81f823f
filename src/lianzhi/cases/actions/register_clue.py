"""RegisterClue: what was told or found goes on the register; who told is sealed apart (线索登记; 安全生产法 73, 74)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import ClueSource
from lianzhi.cases.models.clue import Clue, ClueInformant
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, NotVisible, require
from lianzhi.enterprises.selectors import get_enterprise_for
from lianzhi.organisation.selectors import authority

#: What comes from another body, which is named.
SENT = (ClueSource.TRANSFER, ClueSource.SUPERIOR)
RECEIVING = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, Role.SQUAD_LEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Informant:
    """Who told, and whether an answer is wanted."""

    name: str
    phone: str = ""
    address: str = ""
    wants_reply: bool = False


@dataclass(frozen=True, kw_only=True)
class RegisterClue(Act[Clue]):
    """Put a clue on the register of the actor's authority; the event names nobody who told."""

    source: str
    received_on: date
    title: str
    content: str
    subject_name: str
    place_code: str
    sender: str = ""
    sender_number: str = ""
    enterprise_id: int | None = None
    informant: Informant | None = None
    sender_wants_reply: bool = False

    def perform(self) -> Clue:
        """The clue, to be assigned."""
        require(self.actor, *RECEIVING)
        self._check()
        enterprise = get_enterprise_for(self.actor, self.enterprise_id) if self.enterprise_id else None
        clue = Clue.objects.create(
            source=ClueSource(self.source),
            sender=self.sender.strip(),
            sender_number=self.sender_number.strip(),
            received_on=self.received_on,
            title=self.title.strip(),
            content=self.content.strip(),
            subject_name=enterprise.name if enterprise else self.subject_name.strip(),
            enterprise=enterprise,
            place_code=self.place_code,
            authority=authority(self.actor.authority_code),
            receiver_id=self.actor.officer_key,
            wants_reply=self.sender_wants_reply or bool(self.informant and self.informant.wants_reply),
        )
        if self.informant is not None and self.informant.name.strip():
            ClueInformant.objects.create(
                clue=clue,
                name=self.informant.name.strip(),
                phone=self.informant.phone.strip(),
                address=self.informant.address.strip(),
            )
        self.record(
            "clue.registered",
            f"登记线索“{clue.title}”（{clue.get_source_display()}）",
            subject=clue,
            stream=f"authority:{clue.authority_id}",
        )
        return clue

    def _check(self) -> None:
        typed = {"title": self.title, "content": self.content}
        wrong = {name: "请填写。" for name, text in typed.items() if not text.strip()}
        if self.enterprise_id is None and not self.subject_name.strip():
            wrong["subject_name"] = "请选择企业，或者填写涉及单位。"
        if self.source in SENT and not self.sender.strip():
            wrong["sender"] = "请填写移送、交办的单位。"
        wrong |= self._unsealed()
        if self.received_on > clock.today():
            wrong["received_on"] = "收到日期不能晚于今天。"
        if wrong:
            raise Malformed(wrong)
        if not self.actor.sees_county and self.place_code not in self.actor.places:
            raise NotVisible("所选区划不在您的工作范围内。")

    def _unsealed(self) -> dict[str, str]:
        """What is seen by more people than may know who told must not say it (安全生产法 73)."""
        told = self.informant
        names = [each.strip() for each in (told.name, told.phone, told.address)] if told else []
        secret = [each for each in names if each]
        typed = {name: getattr(self, name) for name in ("title", "content", "subject_name")}
        return {
            name: "这里写有举报人的信息；请改写，举报人只在下面封存的栏目登记。"
            for name, text in typed.items()
            if any(each in text for each in secret)
        }
