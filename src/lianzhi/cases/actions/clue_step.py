"""What every deed on a clue has in common: the door, the right, the state."""

from __future__ import annotations

from lianzhi.cases.clues import get_clue_for
from lianzhi.cases.constants import ClueState
from lianzhi.cases.models.clue import Clue
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NoRight, WrongState


def keeps(actor: Actor, clue: Clue) -> bool:
    """True for the receiver and for a leader of the authority that received it: they alone may know who told."""
    leads = actor.has(Role.APPROVING_LEADER) and actor.authority_code == clue.authority_id
    return leads or actor.officer_key == clue.receiver_id


def kept_clue(actor: Actor, clue_id: int) -> Clue:
    """The clue, where the actor received it or leads its authority. Raises NotVisible, NoRight."""
    clue = get_clue_for(actor, clue_id)
    if not keeps(actor, clue):
        raise NoRight("只有受理人和受理机关的负责人可以办理。")
    return clue


def expect(clue: Clue, *states: ClueState) -> None:
    """Raise WrongState where the clue is in none of the states."""
    if clue.state not in states:
        wanted = "、".join(f"“{state.label}”" for state in states)
        raise WrongState(f"线索现在是“{clue.get_state_display()}”，应当在{wanted}时办理。")
