"""What the gallery shows: invented records (示例), long names, every state of every component."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import (
    Column,
    FlowStep,
    HistoryLine,
    Leaf,
    Mark,
    Pair,
    Row,
    Tab,
    Table,
    WorkItem,
)
from lianzhi.kernel.deadlines import DeadlineAnswer, DeadlineQuestion, answer, rule_called
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

LONG_NAME = "中国（福建）某某新能源材料科技股份有限公司永春县蓬壶分公司（示例）"
ARTICLE = Citation("安全生产法", 97, paragraph=1, item=7)
PROCEDURE = Citation("行政处罚法", 42, paragraph=1)
SCHEDULE = Citation("行政处罚法", 60)
MARKUP = "<b>示例</b>企业 & 合作社"


def answers(today: date) -> list[tuple[str, DeadlineAnswer]]:
    """Each standing a deadline can have: far, near, today, overdue, ended, provisional."""
    week = timedelta(weeks=1)
    starts = (
        ("penalty-decision", today - week),
        ("decision-service", today - timedelta(2)),
        ("evidence-registration", today - week),
        ("penalty-decision", today - 15 * week),
        ("fine-payment", today - 5 * week),
        ("hearing-request", today - 3 * week),
        ("litigation", today),
        ("penalty-decision", today + 60 * week),
    )
    asked = ((rule_called(rule), start) for rule, start in starts)
    return [
        (rule.title_zh, answer(DeadlineQuestion(rule, start))) for rule, start in asked if rule is not None
    ]


def reason() -> Reason:
    """A route of competence, explained."""
    return Reason(
        "由蓬壶镇人民政府以自己的名义办理",
        (Citation("行政处罚法", 24, paragraph=1),),
        (
            Reason(
                "该事项已列入赋权清单（示例清单）", (ARTICLE,), (Reason("赋权文书在违法行为发生之日有效"),)
            ),
            Reason("拟处罚款在乡镇可以作出的范围内", (Citation("安全生产法", 115),), (), provisional=True),
        ),
    )


def refusals() -> list[Refusal]:
    """Two bars at once, one with a place to mend."""
    return [
        Refusal(
            "certificate-lapsed",
            "林示例的执法证已过有效期，不能作为本次检查的执法人员。",
            (PROCEDURE,),
            "更换一名持有效执法证的人员。",
            "officers",
        ),
        Refusal(
            "single-officer",
            "执法辅助人员不计入执法人员人数，本次检查的执法人员不足。",
            (PROCEDURE, Citation("安全生产法", 67)),
            "在人员安排中增加执法人员。",
        ),
    ]


def steps(today: date) -> list[FlowStep]:
    """An ordinary procedure half-way."""
    week = timedelta(weeks=1)
    return [
        FlowStep(title="立案", state="done", on=today - 5 * week, who="陈示例", url="#flow"),
        FlowStep(title="调查取证", state="done", on=today - 3 * week, who="陈示例、林示例", url="#flow"),
        FlowStep(title="法制审核", state="now", on=today - week, who="黄示例", url="#flow"),
        FlowStep(title="集体讨论", state="skipped"),
        FlowStep(title="告知", state="next"),
        FlowStep(title="听证", state="skipped"),
        FlowStep(title="决定", state="next"),
        FlowStep(title="送达", state="next"),
        FlowStep(title="执行", state="next"),
        FlowStep(title="结案归档", state="next"),
    ]


def table(today: date, *, rows: int) -> Table:
    """A list of cases with any number of rows."""
    names = (LONG_NAME, "永春县示例香业有限公司", MARKUP, "永春县五里街镇示例木材加工厂")
    states = (
        ("clue", "线索"),
        ("filed", "已立案"),
        ("returned", "审核退回"),
        ("closed", "已结案"),
        ("overdue", "超期"),
    )
    made = [
        Row(
            url=f"#case-{index}",
            cells=(
                f"永应急罚立〔{today.year}〕{index + 1}号",
                names[index % len(names)],
                "未按规定对从业人员进行安全生产教育和培训",
                inline.citation_chip(ARTICLE, today),
                inline.state(*states[index % len(states)]),
                Money(index * 1_234_500) if index % 4 else None,
                today - timedelta(index),
            ),
        )
        for index in range(rows)
    ]
    return Table(
        name="gallery-cases",
        caption="案件列表",
        columns=(
            Column(title="案号", kind="code"),
            Column(title="当事人"),
            Column(title="案由", phone=False),
            Column(title="依据"),
            Column(title="状态", kind="state"),
            Column(title="罚款", kind="number"),
            Column(title="立案日期", kind="date", phone=False),
        ),
        rows=made,
        empty="还没有案件。检查中发现违法行为后，由问题转为线索再立案。",
        empty_url="/inspections/",
        empty_action="查看检查",
    )


def pairs(today: date) -> list[Pair | tuple[str, object]]:
    """A party's particulars, one missing, one hostile."""
    return [
        ("当事人", LONG_NAME),
        ("统一社会信用代码", "91350525MA00000000"),
        ("立案日期", today),
        ("罚款", Money.yuan(20_000)),
        ("联系电话", None),
        ("备注", MARKUP),
        Pair(
            label="案由",
            value="未按规定对从业人员进行安全生产教育和培训，且未如实记录教育培训情况",
            wide=True,
        ),
    ]


def tabs() -> list[Tab]:
    """The case page's tabs."""
    titles = ("基本信息", "证据", "文书", "审批", "期限", "大事记", "关联")
    return [
        Tab(title=title, url=f"#tab-{index}", active=index == 2, count=index if index in (1, 2) else None)
        for index, title in enumerate(titles)
    ]


def leaves() -> list[Leaf]:
    """A case file's papers."""
    return [
        Leaf(
            title="立案",
            children=[Leaf(title="立案审批表", url="#paper", note="已签发", tone="done")],
        ),
        Leaf(
            title="调查取证",
            children=[
                Leaf(title="现场检查记录", url="#paper", note="已签字", tone="done"),
                Leaf(
                    title="询问笔录（法定代表人王示例）", url="#paper", note="草稿", tone="todo", active=True
                ),
                Leaf(title="先行登记保存证据通知书", note="不适用"),
            ],
        ),
        Leaf(
            title="决定", children=[Leaf(title="行政处罚告知书", note="缺必填项", tone="warn", url="#paper")]
        ),
    ]


def history(now: datetime) -> list[HistoryLine]:
    """A few events."""
    hour = timedelta(hours=1)
    return [
        HistoryLine(
            at=now, who="黄示例", sentence="退回法制审核，提出两项问题", url="#history", proof="a1b2c3d4"
        ),
        HistoryLine(at=now - 5 * hour, who="陈示例", sentence="提交法制审核", proof="99fe0c77"),
        HistoryLine(
            at=now - 50 * hour, who="系统", sentence=f"登记证据：现场照片（{LONG_NAME}）", proof="0badc0de"
        ),
    ]


def marks(today: date) -> list[Mark]:
    """A case's milestones."""
    week = timedelta(weeks=1)
    return [
        Mark(on=today - 5 * week, title="立案", text="负责人批准", tone="done"),
        Mark(on=today - week, title="法制审核退回", text="证据目录缺页码", tone="warn"),
        Mark(on=today + week, title="决定期限届满", tone="bad"),
    ]


def work(today: date) -> Sequence[WorkItem]:
    """Cards of every tone."""
    return [
        WorkItem(
            title="复查整改情况",
            kind="检查",
            subject=LONG_NAME,
            note="责令限期整改指令书（示例）",
            due=today - timedelta(2),
            word="已超期2天",
            tone="bad",
            url="#work",
            action="复查",
        ),
        WorkItem(
            title="送达行政处罚决定书",
            kind="案件",
            subject="永春县示例香业有限公司",
            due=today,
            word="今日到期",
            tone="warn",
            url="#work",
        ),
        WorkItem(
            title="法制审核",
            kind="案件",
            subject=MARKUP,
            due=today,
            word="剩余5个工作日",
            url="#work",
            action="审核",
        ),
        WorkItem(title="确认本月执法情况统计表", kind="统计", url="#work", tone="todo", action="确认"),
    ]
