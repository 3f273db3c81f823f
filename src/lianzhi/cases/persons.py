"""Reading who handles a case, who did before, and who is asked to stand aside."""

from __future__ import annotations

from lianzhi.cases.models import CaseFile, Recusal
from lianzhi.cases.selectors import is_handler, matters_of
from lianzhi.core.actors import Actor
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import officers_by_id


def handled_before(case: CaseFile) -> list[Officer]:
    """Who handled the case and was replaced."""
    return officers_by_id([each.outgoing_id for each in case.handler_changes.all()])


def has_handled(actor: Actor, case: CaseFile) -> bool:
    """True where the actor handles the case or did until replaced."""
    return is_handler(actor, case) or _left(actor, case)


def _left(actor: Actor, case: CaseFile) -> bool:
    return any(each.outgoing_id == actor.officer_key for each in case.handler_changes.all())


def recused_identities(case: CaseFile) -> frozenset[str]:
    """Who was told to stand aside, as the kernel tells persons apart."""
    return frozenset(str(each.officer_id) for each in matters_of(case, Recusal) if each.state == "granted")


def open_recusals(case: CaseFile) -> list[Recusal]:
    """The applications that somebody stand aside, not decided yet."""
    return [each for each in matters_of(case, Recusal) if each.state == "applied"]
