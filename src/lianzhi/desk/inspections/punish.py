"""Who may punish a finding at its place today, as a word with a tone and the reasons behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from lianzhi.core import clock
from lianzhi.desk.parts import inline
from lianzhi.inspections.models import Finding
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.trace import Reason
from lianzhi.organisation.constants import AuthorityKind
from lianzhi.powers.selectors import Standing, WhoMayPunish, county_pack, who_may_punish

Asked = tuple[str, str]

_TONES = {
    Standing.TOWNSHIP: "done",
    Standing.COUNTY: "warn",
    Standing.DEPARTMENT: "warn",
    Standing.ORDER_ONLY: "void",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the inspecting authority may do about a finding beside ordering its correction."""

    word: str
    tone: str
    sentence: str
    reasons: tuple[Reason, ...]
    may_file: bool
    must_hand_over: bool

    @property
    def badge(self) -> SafeString:
        """The word with its tone."""
        return inline.badge(self.word, tone=self.tone)


UNKNOWN = Shown(
    "事项已不在目录",
    "warn",
    "事项目录中已没有这个事项，请先核对事项代码。",
    (),
    may_file=False,
    must_hand_over=False,
)


def answers_for(questions: Iterable[Asked]) -> dict[Asked, WhoMayPunish]:
    """The kernel's answers on today's powers for places and items, each asked once over one reading of the county."""
    wanted = set(questions)
    if not wanted:
        return {}
    today = clock.today()
    county = county_pack(today)
    found = {}
    for place, item in wanted:
        try:
            found[place, item] = who_may_punish(place, item, today, county=county)
        except MalformedQuestion:
            # An item that left the directory since: shown as such, never a broken page.
            continue
    return found


def standings_of(findings: Iterable[Finding]) -> dict[Asked, WhoMayPunish]:
    """The answers for many findings."""
    return answers_for((each.place_code, each.item_code) for each in findings)


def standing_of(answers: Mapping[Asked, WhoMayPunish], finding: Finding) -> Shown:
    """A finding's standing for the authority that inspects."""
    answer = answers.get((finding.place_code, finding.item_code))
    if answer is None:
        return UNKNOWN
    authority = finding.inspection.authority
    by_bureau = authority.kind == AuthorityKind.COUNTY_BUREAU
    if by_bureau and answer.standing in (Standing.TOWNSHIP, Standing.COUNTY):
        return Shown(
            "县局可罚",
            "done",
            f"由{authority.name}立案查处。",
            answer.reasons,
            may_file=True,
            must_hand_over=False,
        )
    return shown(answer)


def shown(answer: WhoMayPunish) -> Shown:
    """The kernel's answer as the township sees it."""
    signer = answer.competence.signs_as if answer.competence else None
    name = signer.name if signer else "有权机关"
    sentences = {
        Standing.TOWNSHIP: f"由{name}作出处罚决定。",
        Standing.COUNTY: f"本镇可以责令改正；处罚由{name}决定，应当移送。",
        Standing.DEPARTMENT: f"本镇可以责令改正；处罚由{name}决定，应当移送。",
        Standing.ORDER_ONLY: "先责令限期改正；现在还不能处罚，逾期未改正的再依法处理。",
    }
    return Shown(
        answer.standing.value,
        _TONES[answer.standing],
        sentences[answer.standing],
        answer.reasons,
        may_file=answer.standing in (Standing.TOWNSHIP, Standing.ORDER_ONLY)
        and answer.competence is not None,
        must_hand_over=answer.standing in (Standing.COUNTY, Standing.DEPARTMENT),
    )
