"""Recusals of a case as far as a test needs them: people who may take over, and every act with lawful facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lianzhi.cases.actions.apply_recusal import ApplyRecusal
from lianzhi.cases.actions.grant_recusal import GrantRecusal
from lianzhi.cases.actions.refuse_recusal import RefuseRecusal
from lianzhi.cases.actions.replace_handler import ReplaceHandler
from lianzhi.cases.constants import ChangeGround, RecusalSource
from lianzhi.cases.models import CaseFile, Recusal
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.organisation.models import Authority
from lianzhi.organisation.services import actor_for
from tests.cases.file import File
from tests.factories.organisation import WULIJIE, make_account, make_officer
from tests.people import Person


@dataclass
class Recusing:
    """`third` may take over from a handler, `deputy` from the leader."""

    file: File

    def __post_init__(self) -> None:
        self.third = self.joining("third", "谢接办（示例）", Role.TOWNSHIP_OFFICER)
        self.deputy = self.joining("deputy", "郭副镇（示例）", Role.APPROVING_LEADER)

    def joining(self, username: str, name: str, role: Role) -> Person:
        """Somebody more in the township's government."""
        officer = make_officer(name, Authority.objects.get(code=WULIJIE))
        account = make_account(username, officer, role)
        actor = actor_for(account, clock.today())
        assert actor is not None
        return Person(actor, account, officer)

    def applying(self, case: CaseFile, name: str = "officer", **given: Any) -> ApplyRecusal:
        act = ApplyRecusal(
            actor=self.file.person("colleague").actor,
            case_id=case.pk,
            source=RecusalSource.PARTY,
            officer_id=self.file.person(name).officer.pk,
            applied_on=clock.today(),
            reason="其近亲属在与我单位有竞争关系的企业任职。",
        )
        return replace(act, **given)

    def granting(self, matter: Recusal, **given: Any) -> GrantRecusal:
        act = GrantRecusal(
            actor=self.file.leader,
            case_id=matter.case.pk,
            proceeding_id=matter.pk,
            findings="近亲属确在该企业任职。",
            reason="可能影响公正执法。",
            told_how="当日直接送达申请人",
            successor_id=self.third.officer.pk,
        )
        return replace(act, **given)

    def refusing(self, matter: Recusal, **given: Any) -> RefuseRecusal:
        act = RefuseRecusal(
            actor=self.file.leader,
            case_id=matter.case.pk,
            proceeding_id=matter.pk,
            findings="经查没有亲属关系。",
            reason="所述关系不存在。",
            told_how="当日直接送达申请人",
        )
        return replace(act, **given)

    def replacing(self, case: CaseFile, **given: Any) -> ReplaceHandler:
        act = ReplaceHandler(
            actor=self.file.leader,
            case_id=case.pk,
            outgoing_id=self.file.person("officer").officer.pk,
            successor_id=self.third.officer.pk,
            ground=ChangeGround.POST,
            reason="调离执法岗位。",
        )
        return replace(act, **given)

    def granted(self, case: CaseFile, **given: Any) -> Recusal:
        return self.granting(self.applying(case).execute(), **given).execute()
