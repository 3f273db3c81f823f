"""Why a page shows no form: the act is not this actor's, or the case is not where it starts from."""

from __future__ import annotations

from collections.abc import Callable

from lianzhi.cases.actions.beside import require_beside
from lianzhi.cases.actions.proceeding_step import require_addable, require_state, version_of_matter
from lianzhi.cases.actions.step import require_head, require_open, require_role, version_of
from lianzhi.cases.models import CaseFile, HearingSession
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.selectors import is_handler
from lianzhi.cases.services.hearings import require_chair
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NoRight, Refused, WrongState, require
from lianzhi.desk.cases.next_steps import BESIDE
from lianzhi.desk.handling import Closed
from lianzhi.inspections.models import Finding
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.procedure import Version, beside_acts, transition, version_for

#: What the records that change no state stand on.
RECORD_CITES = {
    "add-evidence": ("行政处罚法/46", "行政处罚法/54/1"),
    "inquiry": ("行政处罚法/55",),
    "serve-notice": ("行政处罚法/44",),
    "choose-hearing": ("行政处罚法/63", "行政处罚法/64"),
    "deliberate": ("行政处罚法/57/2",),
}
BY_CHAIR = frozenset({"hold-hearing", "end-for-absence", "report-hearing"})


def asked(check: Callable[[], object], cites: tuple[str, ...]) -> Closed | None:
    """What the check refuses, with the articles it stands on; None where it lets the actor pass."""
    try:
        check()
    except Refused as refused:
        return Closed(refused=refused, citations=tuple(parse_ref(ref) for ref in cites))
    return None


def step_closed(actor: Actor, case: CaseFile, key: str) -> Closed | None:
    """Of a step of the case, an act beside the steps, or a record that changes no state."""
    version = version_of(case)
    if key in beside_acts():
        rule = beside_acts()[key]
        return asked(lambda: require_beside(actor, case, rule), rule.cite)
    if key in BESIDE:
        return asked(lambda: _require_record(actor, case, key), RECORD_CITES.get(key, version.cite))
    return asked(lambda: require_open(actor, case, key), _articles(version, key))


def _articles(version: Version, key: str) -> tuple[str, ...]:
    """What the step itself stands on, or its whole procedure where nothing narrower is known."""
    own = next((each.cite for each in version.transitions if each.act == key), ())
    return own or version.cite


def _require_record(actor: Actor, case: CaseFile, key: str) -> None:
    if key == "deliberate":
        require_head(actor, case)
    elif not is_handler(actor, case):
        raise NoRight("只有本案承办人可以办理这一环节；您不是本案承办人。")
    if case.state not in BESIDE[key]:
        raise WrongState(
            f"案件当前处于“{case.get_state_display()}”，不能办理这一环节。请刷新页面查看最新状态。"
        )


def matter_closed(actor: Actor, matter: Proceeding, key: str) -> Closed | None:
    """Of a step of a matter beside the case."""
    version = version_of_matter(matter)

    def check() -> None:
        require_role(actor, matter.case, transition(version, key).roles)
        if isinstance(matter, HearingSession) and key in BY_CHAIR:
            require_chair(actor, matter)
        require_state(matter, key)

    return asked(check, _articles(version, key))


def start_closed(case: CaseFile, model: type[Proceeding], right: Callable[[], object]) -> Closed | None:
    """Of a new matter beside the case; `right` raises where it is not this actor's to open."""

    def check() -> None:
        require_addable(case, model)
        right()

    return asked(check, version_for(model.procedure, clock.today()).cite)


def opening_closed(actor: Actor, finding: Finding, *, received: bool) -> Closed | None:
    """Of a new case on a finding; `received`: it was handed over to the actor's authority."""

    def check() -> None:
        require(actor, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
        if not received and finding.inspection.authority_id != actor.authority_code:
            raise NoRight("该问题由其他机关检查发现，应当由检查机关立案或者移送。")

    return asked(check, ("行政处罚法/22", "行政处罚法/54/2"))
