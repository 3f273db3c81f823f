"""EstablishViolation: looking into a clue established a violation, with its duty and article (查明违法行为)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.clue_step import require_establishing
from lianzhi.cases.clues import hold_clue_for
from lianzhi.cases.models.clue import Clue, ClueViolation
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.powers.selectors import articles_of_item


@dataclass(frozen=True, kw_only=True)
class EstablishViolation(Act[ClueViolation]):
    """Write down one violation as established: an item of the directory, the fact, the place, the day it was seen."""

    clue_id: int
    item_code: str
    description: str
    location: str
    found_on: date

    def perform(self) -> ClueViolation:
        """The violation; a case may rest on it once the clue is to be filed. NoRight, WrongState, Malformed."""
        clue = hold_clue_for(self.actor, self.clue_id)
        require_establishing(self.actor, clue)
        obligation, penalty = self._checked(clue)
        found = ClueViolation.objects.create(
            clue=clue,
            place_code=clue.place_code,
            item_code=self.item_code,
            obligation=obligation,
            penalty=penalty,
            description=self.description.strip(),
            location=self.location.strip(),
            found_on=self.found_on,
        )
        self.record(
            "clue.violation-established",
            f"核查线索“{clue.title}”，查明违法行为：{found.description}",
            subject=clue,
            stream=f"authority:{clue.authority_id}",
            payload={"violation": found.pk, "item": found.item_code, "penalty": found.penalty},
        )
        return found

    def _checked(self, clue: Clue) -> tuple[str, str]:
        typed = {"description": self.description, "location": self.location}
        wrong = {name: "请填写。" for name, text in typed.items() if not text.strip()}
        if not clue.received_on <= self.found_on <= clock.today():
            wrong["found_on"] = "查明日期应当在收到线索之后、今天之前。"
        if (
            clue.violations.standing()
            .filter(item_code=self.item_code, description=self.description.strip())
            .exists()
        ):
            wrong["description"] = "这项违法行为已经登记，无需重复登记。"
        if wrong:
            raise Malformed(wrong)
        return articles_of_item(self.item_code)
