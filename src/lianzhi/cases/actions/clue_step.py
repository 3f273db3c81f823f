"""What every deed on a clue has in common: the door, the right, the state."""

from __future__ import annotations

from lianzhi.cases.constants import ClueOutcome, ClueState
from lianzhi.cases.models.clue import Clue
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NoRight, WrongState, require


def keeps(actor: Actor, clue: Clue) -> bool:
    """True for the receiver and for a leader of the authority that received it: they alone may know who told."""
    leads = actor.has(Role.APPROVING_LEADER) and actor.authority_code == clue.authority_id
    return leads or actor.officer_key == clue.receiver_id


def require_keeper(actor: Actor, clue: Clue) -> None:
    """Raise NoRight unless the actor received the clue or leads its authority."""
    if not keeps(actor, clue):
        raise NoRight("只有受理人和受理机关的负责人可以办理。")


def require_assigning(actor: Actor, clue: Clue) -> None:
    """Who may assign a clue, and when. NoRight, WrongState."""
    require_keeper(actor, clue)
    expect(clue, ClueState.RECEIVED)


def require_verifying(actor: Actor, clue: Clue) -> None:
    """Who may say what looking into a clue found, and when. NoRight, WrongState."""
    _require_assignee(actor, clue)
    expect(clue, ClueState.ASSIGNED)


def require_establishing(actor: Actor, clue: Clue) -> None:
    """Who may name the unit and the violations: while looking into the clue, and while it is to be filed."""
    _require_assignee(actor, clue)
    if clue.state != ClueState.ASSIGNED and clue.outcome != ClueOutcome.FILE:
        raise WrongState(f"线索现在是“{clue.get_state_display()}”，核查已经结束。")


def require_withdrawing(actor: Actor, clue: Clue) -> None:
    """Who may take a violation back: who may write one down, while one stands."""
    require_establishing(actor, clue)
    if not clue.violations.standing().exists():
        raise WrongState("本线索没有登记违法行为，无需更正。")


def require_identifying(actor: Actor, clue: Clue) -> None:
    """Who may tie a clue to an enterprise: as above, before a case is open."""
    require_establishing(actor, clue)
    if clue.case is not None:
        raise WrongState("本线索已经立案，涉及单位不能再更改。")


def require_deciding(actor: Actor, clue: Clue) -> None:
    """Who may agree that a clue is not filed: the head, who did not look into it. NoRight, WrongState."""
    require(actor, Role.APPROVING_LEADER)
    if actor.authority_code != clue.authority_id:
        raise NoRight(f"本线索由{clue.authority}受理，应当由该机关负责人审批。")
    if actor.officer_key == clue.assignee_id:
        raise NoRight("您是本线索的核查人；请由其他负责人审批。")
    expect(clue, ClueState.TO_APPROVE)


def require_replying(actor: Actor, clue: Clue) -> None:
    """Who may record the answer to who told, and when. NoRight, WrongState."""
    require_keeper(actor, clue)
    expect(clue, ClueState.TO_REPLY)


def _require_assignee(actor: Actor, clue: Clue) -> None:
    if actor.officer_key != clue.assignee_id:
        raise NoRight("只有交办的核查人可以办理。")


def expect(clue: Clue, *states: ClueState) -> None:
    """Raise WrongState where the clue is in none of the states."""
    if clue.state not in states:
        wanted = "、".join(f"“{state.label}”" for state in states)
        raise WrongState(f"线索现在是“{clue.get_state_display()}”，应当在{wanted}时办理。")
