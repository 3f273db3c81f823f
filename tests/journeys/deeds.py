"""What people of the sample county do, page by page; a journey strings these together."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.held_clock import START
from tests.journeys.person import Person

TODAY = START.date()
CAME, LEFT = START - timedelta(minutes=40), START - timedelta(minutes=5)
LEAD, SECOND = "黄静峰", "江彬毅"
LAPSED, AUXILIARY = "洪霞思", "方雅嘉"
# The township may punish the first of the sample list; the second was never delegated.
DELEGATED, UNDELEGATED = "AQ-099-1-1", "AQ-097-1-3"
SIGNS_LINE = "粉尘、高温、机械传动、配电等部位是否设置明显的安全警示标志"
TRAINING_LINE = "车间工人、转岗人员、劳务派遣人员是否经安全培训后上岗"


def set_clock(person: Person, day: date) -> None:
    """Set the demo's clock so that it is this day."""
    person.open("/demo-clock/")
    person.fill("拨快天数", str((day - TODAY).days))
    person.press("设置演示时钟")
    person.sees("演示时钟已设置。")


def photo(person: Person, folder: Path) -> Path:
    """A photograph: what the person's screen shows, as a camera file."""
    taken = folder / "IMG_20260302_0915.jpg"
    taken.write_bytes(person.page.screenshot(type="jpeg"))
    return taken


def plan_alone(person: Person) -> None:
    """Plan an inspection outside any operation, by the person and the second officer."""
    person.open("/inspections/")
    person.follow("安排检查")
    choose_enterprise(person)
    person.tick("执法人员", LEAD, SECOND)
    person.press("安排检查")
    person.sees("检查已安排。")


def choose_enterprise(person: Person) -> None:
    """A works in 五里街镇 that the sample's own story leaves alone."""
    person.fill("企业名称或者信用代码", "五里街")
    person.choose("行业领域", "冶金工贸")
    person.press("查询")
    person.follow_last("永春县五里街")


def notify(person: Person) -> None:
    """Issue plan and notice."""
    person.follow("发出检查通知")
    person.fill("检查事由", "实施年度监督检查计划")
    person.fill("审核人", "江彬毅（示例）")
    person.press("制作方案和通知书")
    person.sees("检查方案和检查通知书已制作。")


def come_in(person: Person) -> None:
    """Show the certificates, enter who is there."""
    person.follow("出示证件，开始检查")
    person.fill("开始时间", CAME)
    person.fill("检查场所", "砂光车间、配电房")
    person.check("已主动出示执法证件")
    person.press("开始检查")
    person.sees("检查已开始，请登记到场人员。")
    person.press("登记")
    person.sees("已登记。")


def fill_checklist(person: Person, *problems: str) -> None:
    """Answer every line; the given ones are problems."""
    person.follow("去填检查表")
    groups = person.page.get_by_role("main").get_by_role("group").all()
    for group in groups:
        is_problem = any(problem in group.inner_text() for problem in problems)
        group.get_by_role("radio", name="存在问题" if is_problem else "符合", exact=True).check()
    person.press("保存检查表")
    person.sees("检查表已保存")


def find(person: Person, line: str, *, place: str, what: str) -> None:
    """Write down a finding that a line of the checklist brought up."""
    person.follow("登记问题")
    person.follow(line)
    person.fill("问题描述", what)
    person.fill("问题部位", place)
    person.press("登记问题")
    person.sees("问题已登记，请拍照取证。")


def take_photo(person: Person, folder: Path) -> None:
    """Add a photo to the finding on the page."""
    person.attach("照片或者视频", photo(person, folder))
    person.press("上传证据")
    person.sees("证据已保存并计算摘要。")


def finish(person: Person) -> None:
    """Make the record of the inspection."""
    person.follow("制作检查记录")
    person.fill("检查情况", "检查了砂光车间、配电房和安全管理台账。")
    person.fill("结束时间", LEFT)
    person.press("制作检查记录")
    person.sees("现场检查记录已制作，请当事人签名。")


def order(person: Person, due: date) -> None:
    """Order everything corrected by a day."""
    person.follow("责令限期整改")
    person.fill("整改期限", due)
    person.press("制作指令书")
    person.sees("责令限期整改指令书已制作")


def fill_reinspection(person: Person, *, corrected: tuple[str, ...] = ()) -> None:
    """Fill in the re-inspection: findings whose words hold one of `corrected` are mended, the others are not."""
    if not person.has_button("制作复查意见书"):
        person.follow("整改复查")
    for group in person.page.get_by_role("main").get_by_role("group").all():
        words = group.inner_text()
        if "未整改" not in words:
            continue
        mended = any(each in words for each in corrected)
        group.get_by_role("radio", name="已整改" if mended else "未整改", exact=True).check()
    for note in person.page.get_by_role("main").get_by_label("现场情况").all():
        note.fill("现场查看，与上述结果一致。")
    person.fill("复查意见", "已整改的予以销号；未整改的依法查处。")


def walk_to_overdue(person: Person, folder: Path) -> None:
    """The whole inspection in one go: two findings, ordered, and after the term neither corrected."""
    plan_alone(person)
    visit(person, folder)
    due = TODAY + timedelta(days=10)
    order(person, due)
    here = person.path
    set_clock(person, due + timedelta(days=1))
    person.open(here)
    fill_reinspection(person)
    person.press("制作复查意见书")
    person.sees("整改复查意见书已制作。")


def visit(person: Person, folder: Path) -> None:
    """Notice, attendance, checklist, two findings (one with a photo), record."""
    notify(person)
    come_in(person)
    fill_checklist(person, SIGNS_LINE, TRAINING_LINE)
    here = person.path
    find(person, SIGNS_LINE, place="砂光车间粉尘收集口", what="未设置明显的安全警示标志")
    take_photo(person, folder)
    person.open(here)
    find(person, TRAINING_LINE, place="二车间冲压岗位", what="两名新进工人未经安全培训上岗作业")
    person.open(here)
    finish(person)
