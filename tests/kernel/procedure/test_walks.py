"""Any walk through the ordinary procedure reaches a decision only past notice, defence, review and hearing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from lianzhi.kernel.procedure import CaseFacts, DefenceFacts, acts_from, check, version_for
from lianzhi.kernel.types import Money
from tests.kernel.procedure.persons import CHEN, FINE, LIN, TODAY

VERSION = version_for("ordinary", TODAY)
AMOUNT = FINE.amount
DEFENCE, HEARING = timedelta(days=3), timedelta(days=7)


@dataclass
class Story:
    """What really happened, kept apart from the facts the guards are shown."""

    noticed_on: date | None = None
    defended: bool = False
    hearing_asked: bool = False
    hearing_held: bool = False
    hearing_waived: bool = False
    review_passed: bool = False
    deliberated: bool = False
    evidence: int = 0
    inquiries: int = 0
    reason: str = ""
    served: bool = False
    paid: bool = False
    passed: list[str] = field(default_factory=list)


class Walk(RuleBasedStateMachine):
    """Officers trying whatever the page offers, in any order, on any day."""

    def __init__(self) -> None:
        super().__init__()
        self.today = TODAY
        self.state = VERSION.start
        self.story = Story()

    def _facts(self) -> CaseFacts:
        told = self.story.noticed_on
        return CaseFacts(
            today=self.today,
            officers=(CHEN, LIN),
            evidence_count=self.story.evidence,
            inquiry_count=self.story.inquiries,
            fine=FINE,
            reason_text=self.story.reason,
            review_passed=self.story.review_passed,
            problems_named=1,
            defence=DefenceFacts(
                notice_served_on=told,
                defence_until=told and told + DEFENCE,
                answered=self.story.defended,
                hearing_due=True,
                hearing_offered=told is not None,
                hearing_until=told and told + HEARING,
                hearing_requested=self.story.hearing_asked,
                hearing_waived=self.story.hearing_waived,
                hearing_held=self.story.hearing_held,
            ),
            notified_minimum=AMOUNT if told else None,
            deliberation_due="罚款数额较大",
            deliberated=self.story.deliberated,
            decision_served=self.story.served,
            owed=Money(0) if self.story.paid else AMOUNT,
            bank="示例银行",
            receipt_number="示例0001",
        )

    @rule(act=st.sampled_from([each.act for each in VERSION.transitions]))
    def tries(self, act: str) -> None:
        """Does an act where it starts from here and the law lets it."""
        here = {each.act: each for each in acts_from(VERSION, self.state)}
        if act not in here or check(VERSION, act, self._facts()):
            return
        self.state = here[act].to
        self.story.passed.append(act)
        self._remember(act)

    def _remember(self, act: str) -> None:
        if act == "pass-review":
            self.story.review_passed = True
        elif act in ("return-review", "propose-penalty"):
            self.story.review_passed = False
        elif act == "issue-notice":
            self.story.noticed_on, self.story.defended = None, False
        elif act == "prove-service":
            self.story.served = True

    @rule(days=st.integers(1, 8))
    def waits(self, days: int) -> None:
        """Days go by."""
        self.today += timedelta(days=days)

    @rule()
    def gathers(self) -> None:
        """Evidence, an inquiry and a reason."""
        self.story.evidence += 1
        self.story.inquiries += 1
        self.story.reason = "情节一般"

    @precondition(lambda self: self.state == "notified" and self.story.noticed_on is None)
    @rule()
    def serves_notice(self) -> None:
        """The notice is handed over."""
        self.story.noticed_on = self.today

    @precondition(lambda self: self.story.noticed_on is not None)
    @rule()
    def defends(self) -> None:
        """The party states its defence, or waives it in writing."""
        self.story.defended = True

    @precondition(lambda self: self.story.noticed_on is not None)
    @rule()
    def asks_for_a_hearing(self) -> None:
        """The right follows the case: a second notice does not take it away."""
        self.story.hearing_asked, self.story.hearing_waived = True, False

    @precondition(lambda self: self.story.hearing_asked)
    @rule()
    def hears(self) -> None:
        """The hearing is held."""
        self.story.hearing_held = True

    @precondition(lambda self: self.story.noticed_on is not None)
    @rule()
    def waives_the_hearing(self) -> None:
        """In writing."""
        self.story.hearing_waived = True

    @rule()
    def deliberates(self) -> None:
        """The heads deliberate and write it down."""
        self.story.deliberated = True

    @rule()
    def pays(self) -> None:
        """At the bank."""
        self.story.paid = True

    @invariant()
    def a_decision_came_the_lawful_way(self) -> None:
        """Checked on what happened, not on what the guards were told."""
        if not self.story.passed or self.story.passed[-1] != "decide":
            return
        told = self.story.noticed_on
        assert told is not None
        assert self.story.defended or self.today > told + DEFENCE
        heard = self.story.hearing_held or self.story.hearing_waived
        assert heard or not self.story.hearing_asked
        assert heard or self.today > told + HEARING
        assert self.story.review_passed
        assert "pass-review" in self.story.passed
        assert self.story.deliberated
        assert self.story.evidence
        assert self.story.inquiries

    @invariant()
    def a_closed_case_is_decided_served_and_paid(self) -> None:
        """What follows the decision."""
        if self.state in ("closed", "archived"):
            assert {"decide", "prove-service", "record-payment"} <= set(self.story.passed)
            assert self.story.served
            assert self.story.paid


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=25, stateful_step_count=50, deadline=None)


def test_the_lawful_way_is_open_from_clue_to_archive() -> None:
    walk = Walk()
    walk.gathers()
    for act in (
        "submit-filing",
        "approve-filing",
        "propose-penalty",
        "submit-review",
        "pass-review",
        "issue-notice",
    ):
        walk.tries(act)
    walk.tries("record-defence")
    assert walk.state == "notified"
    walk.serves_notice()
    walk.tries("record-defence")
    assert walk.state == "notified"
    walk.waits(4)
    walk.tries("record-defence")
    walk.tries("decide")
    assert walk.state == "heard"
    walk.waits(4)
    walk.tries("decide")
    assert walk.state == "heard"
    walk.deliberates()
    walk.tries("decide")
    assert walk.state == "decided"
    walk.a_decision_came_the_lawful_way()
    walk.tries("prove-service")
    walk.tries("record-payment")
    walk.tries("submit-closure")
    assert walk.state == "performed"
    walk.pays()
    for act in ("submit-closure", "approve-closure", "archive"):
        walk.tries(act)
    assert walk.state == "archived"
    walk.a_closed_case_is_decided_served_and_paid()
