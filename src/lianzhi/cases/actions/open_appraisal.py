"""OpenAppraisal: the joint office draws closed files by lot and opens their appraisal (案卷评查)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import AppraisalBasis
from lianzhi.cases.models import Appraisal, AppraisedFile
from lianzhi.cases.services.appraisals import pool_of
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, refuse_if, require
from lianzhi.kernel.appraisal import draw, pool_digest, refusal


@dataclass(frozen=True, kw_only=True)
class OpenAppraisal(Act[Appraisal]):
    """Draw from the cases closed (archived) in the period; the pool, the seed and every rank stay to be re-computed."""

    title: str
    basis: str
    period_from: date
    period_to: date
    per_authority: int
    seed: str
    seed_source: str

    def perform(self) -> Appraisal:
        """The appraisal with its files. Raises Malformed; LawForbids where the period holds no file."""
        require(self.actor, Role.JOINT_OFFICE)
        self._refuse_unreadable()
        pool = pool_of(self.basis, self.period_from, self.period_to)
        if not pool:
            refuse_if([refusal("appraisal-pool-empty")])
        digest = pool_digest(pool)
        self._refuse_second_seed(digest)
        appraisal = Appraisal.objects.create(
            title=self.title.strip(),
            basis=self.basis,
            period_from=self.period_from,
            period_to=self.period_to,
            per_authority=self.per_authority,
            seed=self.seed.strip(),
            seed_source=self.seed_source.strip(),
            pool=[[each.case_id, each.authority] for each in pool],
            pool_digest=digest,
            opened_by_id=self.actor.officer_key,
            opened_on=clock.today(),
        )
        drawn = draw(appraisal.seed, pool, self.per_authority)
        AppraisedFile.objects.bulk_create(
            AppraisedFile(appraisal=appraisal, case_id=each.case_id, rank=each.rank) for each in drawn
        )
        self.record(
            "appraisal.opened",
            f"开展“{appraisal.title}”，从{len(pool)}件案件中抽取{len(drawn)}卷",
            subject=appraisal,
            stream=f"authority:{self.actor.authority_code}",
            payload={
                "seed": appraisal.seed,
                "pool_digest": appraisal.pool_digest,
                "drawn": [each.case_id for each in drawn],
            },
        )
        return appraisal

    def _refuse_second_seed(self, digest: str) -> None:
        """The same files are drawn by one seed only: a list that pleased nobody is not drawn until it does."""
        earlier = Appraisal.objects.filter(pool_digest=digest).exclude(seed=self.seed.strip()).first()
        if earlier is not None:
            refuse_if([refusal("appraisal-drawn-already", title=earlier.title)])

    def _refuse_unreadable(self) -> None:
        wrong = {}
        if not self.title.strip():
            wrong["title"] = "请填写评查名称。"
        if not self.seed.strip():
            wrong["seed"] = "请填写公开的抽取种子，没有种子不能复核抽取结果。"
        if self.basis not in AppraisalBasis.values:
            wrong["basis"] = "请选择按结案日期还是按归档日期。"
        if self.period_to < self.period_from:
            wrong["period_to"] = "期间止不能早于期间起。"
        if self.period_to > clock.today():
            wrong["period_to"] = "期间还没有届满，期间止不能晚于今天。"
        if self.per_authority < 1:
            wrong["per_authority"] = "每个机关至少抽取一卷。"
        if wrong:
            raise Malformed(wrong)
