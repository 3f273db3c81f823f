"""The steps of a case as pages: form, act, the words of the button and its legal effect; a module a phase."""

from __future__ import annotations

from lianzhi.desk.cases.steps import beside, closing, decision, filing, investigation, modules, notice, review
from lianzhi.desk.cases.steps.shapes import Data, Step

STEPS: dict[str, Step] = {
    **filing.STEPS,
    **investigation.STEPS,
    **review.STEPS,
    **notice.STEPS,
    **decision.STEPS,
    **closing.STEPS,
    **beside.STEPS,
    **modules.STEPS,
}

__all__ = ["STEPS", "Data", "Step"]
