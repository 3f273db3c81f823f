"""Who may order work stopped and people sent away on the spot (现场处理措施; 安全生产法 65, 9)."""

from __future__ import annotations

from lianzhi.kernel.competence.bars import listed
from lianzhi.kernel.competence.case import CompetenceQuestion, Unlawful, open_case
from lianzhi.kernel.competence.limits import limits
from lianzhi.kernel.competence.pack import CountyPack


def on_the_spot_bar(question: CompetenceQuestion, county: CountyPack) -> tuple[Unlawful, ...]:
    """Why the township of the place may not order these measures in its own name; empty where it may.

    The power belongs to the departments that supervise work safety. 安全生产法 9 lets a township act on authorisation
    (按照授权), which only a delegation that hands compulsory measures over says expressly; an entrustment does not
    carry it. Ordering a hazard removed at once stops nothing and is not asked about.
    """
    words = limits().field_measures
    stopping = words.among(question.measures)
    case = open_case(question, county)
    if not stopping or case.township is None:
        return ()
    live = case.live
    if live is not None and live.compulsion:
        return ()
    why = f"{live.document_no}没有载明交出这项职权" if live is not None else listed(case)
    text = f"{'、'.join(stopping)}属于负有安全生产监督管理职责的部门的职权，{why}，由{case.county.bureau.name}决定"
    return (Unlawful("field-measure-not-delegated", text, words.citations),)
