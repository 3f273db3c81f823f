"""The main job: five people take one hazard from a joint operation to a closed and archived case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.journeys import case_deeds, deeds
from tests.journeys.case_deeds import NEXT
from tests.journeys.conftest import Enter
from tests.journeys.deeds import AUXILIARY, LAPSED, LEAD, SECOND, SIGNS_LINE, TODAY, TRAINING_LINE
from tests.journeys.person import Person

pytestmark = pytest.mark.journey

DUE = TODAY + timedelta(days=10)
PAPERS = ("立案审批表", "询问笔录", "法制审核", "告知书", "集体讨论", "处罚决定书", "送达回证", "结案审批表")


@dataclass
class Job:
    """Who works on it, and where its inspection, its finding and its case are by now."""

    squad: Person
    handler: Person
    reviewer: Person
    leader: Person
    folder: Path
    inspection: str = ""
    finding: str = ""
    case: str = ""
    suggested: str = ""
    fine: int = 0


def test_five_people_take_a_hazard_from_the_operation_to_the_archive(enter: Enter, tmp_path: Path) -> None:
    job = Job(enter("squad"), enter("wulijie"), enter("reviewer"), enter("leader"), tmp_path)
    open_the_operation(job)
    inspect(job)
    order_and_look_again(job)
    file_and_investigate(job)
    propose_inside_the_range(job)
    review_until_cured(job)
    notify_and_wait(job)
    decide(job)
    serve_and_collect(job)
    close_and_archive(job)


def open_the_operation(job: Job) -> None:
    """A lapsed certificate, an auxiliary and a single officer are refused with the article."""
    squad = job.squad
    squad.open("/")
    squad.follow("部署联合执法行动")
    squad.fill("行动名称", "五里街片区三月第一次连片联合执法")
    squad.fill("检查重点", "工贸企业有限空间、粉尘防爆")
    for team, saying in (
        ((LEAD, LAPSED), f"{LAPSED}（示例）的执法证"),
        ((LEAD, AUXILIARY), f"{AUXILIARY}（示例）是执法辅助人员"),
        ((LEAD,), "应当由不少于"),
    ):
        squad.tick("执法人员", *team)
        squad.press("部署行动")
        squad.is_refused(status=422, saying=saying, citing="行政处罚法 42")
    squad.tick("执法人员", LEAD, SECOND)
    squad.press("部署行动")
    squad.sees("行动已部署，可以安排检查了。", "参加人员")


def inspect(job: Job) -> None:
    """Every finding shows the articles it touches and who may punish it there."""
    handler = job.handler
    handler.open(job.squad.path)
    handler.follow("安排检查")
    deeds.choose_enterprise(handler)
    handler.press("安排检查")
    handler.sees("检查已安排。")
    job.inspection = handler.path
    deeds.notify(handler)
    deeds.come_in(handler)
    deeds.fill_checklist(handler, SIGNS_LINE, TRAINING_LINE)
    deeds.find(handler, SIGNS_LINE, place="砂光车间粉尘收集口", what="未设置明显的安全警示标志")
    handler.sees("本镇可罚", "安全生产法 35", "安全生产法 99(1)")
    job.finding = handler.path
    deeds.take_photo(handler, job.folder)
    handler.open(job.inspection)
    deeds.find(handler, TRAINING_LINE, place="二车间冲压岗位", what="两名新进工人未经安全培训上岗作业")
    handler.sees("移交县局", "安全生产法 97(3)")
    handler.open(job.inspection)
    deeds.finish(handler)


def order_and_look_again(job: Job) -> None:
    """Before the term has run out nothing can be called overdue."""
    handler = job.handler
    deeds.order(handler, DUE)
    paper = handler.link("责令限期整改指令书", within="责令整改与复查")
    assert "责令限期整改指令书" in words_of(handler.download(f"{paper}pdf/"))
    assert handler.download(f"{paper}word/").startswith(b"PK")
    deeds.fill_reinspection(handler, corrected=("未经安全培训",))
    handler.press("制作复查意见书")
    handler.is_refused(status=422, saying="尚未届满", citing="安全生产法 65")
    deeds.set_clock(handler, DUE + timedelta(days=1))
    handler.open(job.inspection)
    deeds.fill_reinspection(handler, corrected=("未经安全培训",))
    handler.press("制作复查意见书")
    handler.sees("整改复查意见书已制作。", "逾期未整改")


def file_and_investigate(job: Job) -> None:
    """Competence is explained with the instrument; the leader files the case; somebody is asked."""
    handler = job.handler
    handler.open(job.finding)
    handler.sees("已证明逾期未整改")
    handler.follow("立案")
    handler.sees("管辖与署名", "永春县五里街镇人民政府", "永政文〔2022〕51号")
    case_deeds.handlers_of_township(handler)
    case_deeds.open_case(handler)
    job.case = case_deeds.file_case(handler, job.leader)
    handler.open(job.case)
    case_deeds.ask_someone(handler, DUE + timedelta(days=1))


def propose_inside_the_range(job: Job) -> None:
    """The range is computed and explained; a fine outside it is refused with the article."""
    handler = job.handler
    low, high = case_deeds.weigh(handler, "逾期未改正")
    job.suggested = handler.typed("拟罚款（元）").removesuffix(".00")
    case_deeds.propose(handler, high * 10)
    handler.is_refused(status=422, saying="超出法定幅度", citing="安全生产法 99")
    job.fine = low
    case_deeds.propose(handler, job.fine)
    handler.sees("调查终结，处罚建议已提出，请提交法制审核。")
    case_deeds.send_to_review(handler)


def review_until_cured(job: Job) -> None:
    """The file comes back with numbered problems and passes only when they are cured."""
    reviewer = job.reviewer
    reviewer.take_up("法制审核", at=job.case)
    reviewer.follow("退回补正", within=NEXT)
    reviewer.fill("问题清单", "询问笔录没有逐页签名｜行政处罚法第五十五条\n裁量理由过于简单")
    reviewer.press("退回并出具反馈单")
    reviewer.sees("已退回，反馈单已制作。", "1-1", "1-2")
    job.handler.take_up("整改审核问题", at=job.case)
    case_deeds.answer_problems(job.handler)
    reviewer.open(f"{job.case}do/pass-review/")
    reviewer.fill("审核意见", "事实清楚，证据确凿，适用法律正确，同意。")
    reviewer.press("审核通过")
    reviewer.is_refused(status=422, saying="没有整改并经审核员确认", citing="行政处罚法 58")
    case_deeds.confirm_cures(reviewer, job.case)
    reviewer.follow("审核通过", within=NEXT)
    reviewer.fill("审核意见", "事实清楚，证据确凿，适用法律正确，同意。")
    reviewer.press("审核通过")
    reviewer.sees("审核通过。")


def notify_and_wait(job: Job) -> None:
    """Whatever comes before the end of the defence period is refused with the article."""
    handler, leader = job.handler, job.leader
    handler.open(job.case)
    handler.follow("制作告知书", within=NEXT)
    handler.press("制作告知书")
    handler.sees("告知书已制作，请打印送达后登记送达。")
    case_deeds.serve(handler, "登记告知书送达")
    handler.sees("已登记送达，陈述申辩期限开始计算。")
    leader.open(f"{job.case}do/decide/")
    leader.sees("陈述申辩完毕")
    assert not leader.has_button("作出决定")
    case_deeds.record_silence(handler)
    handler.is_refused(status=422, saying="陈述申辩期限到", citing="行政处罚法 44")
    case_deeds.let_terms_end(handler, job.case)
    case_deeds.record_silence(handler)
    handler.sees("已登记，等待机关负责人决定。")


def decide(job: Job) -> None:
    """Never heavier than notified, and a heavy one only after the heads have discussed it."""
    leader = job.leader
    leader.take_up("作出决定", at=job.case)
    leader.follow("作出处罚决定", within=NEXT)
    case_deeds.decide(leader, job.fine + 1)
    leader.is_refused(status=422, saying="不得因陈述、申辩而给予更重的处罚", citing="行政处罚法 45")
    case_deeds.decide(leader, job.fine)
    leader.is_refused(status=422, saying="应当由行政机关负责人集体讨论决定", citing="行政处罚法 57")
    case_deeds.deliberate(leader)
    leader.open(job.case)
    leader.follow("作出处罚决定", within=NEXT)
    case_deeds.decide(leader, job.fine)
    leader.sees("已作出处罚决定，请在期限内送达。")


def serve_and_collect(job: Job) -> None:
    """The terms of the party run from the service; the bank collects."""
    handler = job.handler
    handler.open(job.case)
    case_deeds.serve(handler, "登记送达")
    handler.sees("当事人缴纳罚款", "当事人申请行政复议")
    case_deeds.pay(handler, job.fine)
    handler.sees("已登记缴款。")


def close_and_archive(job: Job) -> None:
    """The archive is one PDF with cover, contents and every paper, and its text can be searched."""
    handler = job.handler
    case_deeds.close(handler, job.leader, job.case)
    handler.sees("已归档，可以下载整卷 PDF。", "文书目录", "大事记")
    dossier = PdfReader(BytesIO(handler.download(handler.link("下载整卷 PDF"))))
    marks = [str(each["/Title"]) for each in dossier.outline if isinstance(each, dict)]
    assert marks[:2] == ["案卷封面", "卷内目录"]
    for paper in PAPERS:
        assert any(paper in mark for mark in marks), f"{paper} is not among {marks}"
    words = "".join(page.extract_text() for page in dossier.pages)
    assert "永春县五里街镇人民政府" in words
    assert "未设置明显的安全警示标志" in words
    # The page suggested another amount; no paper of the file may name it beside the one that was decided.
    assert job.suggested != str(job.fine)
    assert f"{job.suggested}元" not in words.replace(",", "").replace("\n", "")


def words_of(pdf: bytes) -> str:
    """All text of a PDF."""
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
