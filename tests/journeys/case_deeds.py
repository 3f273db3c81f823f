"""What handlers, reviewer and leader do with a case, page by page."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.held_clock import START
from tests.journeys.deeds import SECOND, set_clock
from tests.journeys.person import Person

NEXT = "下一步"


def open_case(handler: Person, *, button: str = "登记线索") -> None:
    """Fill in the clue on the page that is open; both handlers are of the handler's own authority."""
    handler.press(button)
    handler.sees("已登记为案件线索，请提请立案。")


def file_case(handler: Person, leader: Person) -> str:
    """Ask for the filing and approve it; answers with the case's address."""
    here = handler.path
    handler.follow("提请立案", within=NEXT)
    handler.press("提请立案")
    handler.sees("已提请立案，等待机关负责人审批。")
    leader.take_up("立案审批", at=here)
    leader.follow("批准立案", within=NEXT)
    leader.press("批准立案")
    leader.sees("已批准立案。")
    return here


def ask_someone(handler: Person, on: date) -> None:
    """Record an inquiry in the morning of a day."""
    handler.follow("制作询问笔录", within=NEXT)
    began = datetime.combine(on, START.timetz()) - timedelta(minutes=50)
    handler.fill("被询问人", "李安管（示例）")
    handler.choose("性别", "男")
    handler.fill("出生日期", date(1985, 5, 6))
    handler.fill("身份证件号码", "示例证件号码")
    handler.fill("联系电话", "0595-00000009")
    handler.fill("住址", "永春县五里街镇（示例）")
    handler.fill("工作单位", "示例单位")
    handler.fill("询问地点", "五里街镇人民政府询问室")
    handler.fill("开始时间", began)
    handler.fill("结束时间", began + timedelta(minutes=40))
    handler.fill(
        "问答", "问：粉尘收集口由谁管理？\n答：设备科。\n问：为什么到期没有设置标志？\n答：标牌没有送到。"
    )
    handler.press("制作询问笔录")
    handler.sees("已制作询问笔录。")


def weigh(handler: Person, *stages: str) -> tuple[int, int]:
    """Compute the range for a stage; answers with the band in whole yuan."""
    handler.follow("调查终结并提出处罚建议", within=NEXT)
    for stage in stages:
        handler.choose("适用阶段", stage)
    handler.press("测算")
    low, high = handler.yuan("裁量区间")
    return low, high


def propose(handler: Person, amount: int) -> None:
    """End the investigation with a proposal of so many yuan."""
    handler.fill("拟罚款（元）", str(amount))
    handler.press("调查终结并提出建议")


def send_to_review(handler: Person) -> None:
    """Hand the file to the reviewer."""
    handler.follow("提交法制审核", within=NEXT)
    handler.press("提交法制审核")
    handler.sees("已提交法制审核。")


def answer_problems(handler: Person) -> None:
    """Say for every problem on the case page how it was cured, and hand the file back."""
    here = handler.path
    for problem in handler.links("填写整改"):
        handler.open(problem)
        handler.fill("整改情况", "已补正，见补正后的笔录和说明。")
        handler.press("提交整改情况")
        handler.sees("已填写整改情况。")
    handler.open(here)
    handler.follow("整改后再次提交审核", within=NEXT)
    handler.press("再次提交审核")
    handler.sees("已再次提交法制审核。")


def confirm_cures(reviewer: Person, here: str) -> None:
    """Confirm every cure."""
    reviewer.open(here)
    while reviewer.has_button("确认已整改"):
        reviewer.press("确认已整改")
        reviewer.sees("已处理。")


def serve(handler: Person, step: str) -> None:
    """Enter that a document was handed over today."""
    handler.follow(step, within=NEXT)
    handler.choose("送达方式", "直接送达")
    handler.press("登记送达")


def let_terms_end(person: Person, here: str) -> date:
    """Move the clock past every term of the notice; answers with the day it is then."""
    person.open(here)
    last = max(person.days_in("告知与陈述申辩", "陈述申辩至"))
    day = last + timedelta(days=1)
    set_clock(person, day)
    person.open(here)
    return day


def handlers_of_county(handler: Person) -> None:
    """The handlers of a county case."""
    handler.choose("主办人", "颜思惠")
    handler.choose("协办人", "谢霖春")


def handlers_of_township(handler: Person) -> None:
    """The handlers of a township case; the lead is the one who fills in the page."""
    handler.choose("协办人", SECOND)


def record_silence(handler: Person) -> None:
    """Enter that the term went by and nothing was said."""
    if not handler.has_button("登记"):
        handler.follow("登记陈述申辩", within=NEXT)
    handler.choose("情形", "期满未陈述")
    handler.press("登记")


def decide(leader: Person, amount: int) -> None:
    """Decide on so many yuan, on the page that is open."""
    leader.fill("决定罚款（元）", str(amount))
    leader.press("作出决定")


def deliberate(leader: Person) -> None:
    """Go where the refusal leads and enter the discussion of the authority's heads."""
    leader.follow("前往补正")
    leader.fill("地点", "五里街镇人民政府三楼会议室")
    leader.fill("出席人员", "颜诚丽（示例）｜镇长｜同意\n黄分管（示例）｜副镇长｜同意")
    leader.fill("案情汇报和讨论内容", "承办人汇报案情，与会人员讨论了事实、证据和裁量。")
    leader.fill("应当出席人数", "2")
    leader.fill("讨论结论", "同意按告知内容处罚。")
    leader.check("出席人员均已在讨论记录上签名")
    leader.press("登记集体讨论")
    leader.sees("已登记集体讨论。")


def pay(handler: Person, amount: int) -> None:
    """Enter what the bank reported."""
    handler.follow("登记缴款", within=NEXT)
    handler.fill("缴款金额（元）", str(amount))
    handler.fill("代收银行", "永春农村商业银行（示例）")
    handler.fill("财政票据号码", "闽0000001（示例）")
    handler.press("登记缴款")


def close(handler: Person, leader: Person, here: str) -> None:
    """Ask for closure, approve it, archive."""
    handler.follow("提请结案", within=NEXT)
    handler.press("提请结案")
    leader.open(here)
    leader.follow("批准结案", within=NEXT)
    leader.press("批准结案")
    leader.sees("已批准结案。")
    handler.open(here)
    handler.follow("归档", within=NEXT)
    handler.press("归档")
