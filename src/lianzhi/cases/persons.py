"""Reading who handles a case, who did before, and who is asked to stand aside."""

from __future__ import annotations

from lianzhi.cases.models import CaseFile, HandlerChange, Recusal
from lianzhi.cases.selectors import is_handler, matters_of
from lianzhi.core.actors import Actor
from lianzhi.organisation.models import Officer


def handled_before(case: CaseFile) -> list[Officer]:
    """Who handled the case and was replaced."""
    changes = HandlerChange.objects.filter(case=case).select_related("outgoing__authority")
    return [each.outgoing for each in changes.prefetch_related("outgoing__certificates")]


def has_handled(actor: Actor, case: CaseFile) -> bool:
    """True where the actor handles the case or did until replaced."""
    return is_handler(actor, case) or case.handler_changes.filter(outgoing_id=actor.officer_key).exists()


def open_recusals(case: CaseFile) -> list[Recusal]:
    """The applications that somebody stand aside, not decided yet."""
    return [each for each in matters_of(case, Recusal) if each.state == "applied"]
