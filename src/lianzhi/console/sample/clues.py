"""Clues of the township, one in each state of the register (示例)."""

from __future__ import annotations

from datetime import date, timedelta

from lianzhi.cases.actions.assign_clue import AssignClue
from lianzhi.cases.actions.decide_not_filing import DecideNotFiling
from lianzhi.cases.actions.register_clue import Informant, RegisterClue
from lianzhi.cases.actions.reply_informant import ReplyInformant
from lianzhi.cases.actions.verify_clue import VerifyClue
from lianzhi.cases.constants import ClueOutcome, ClueSource
from lianzhi.cases.models import Clue
from lianzhi.console.sample.telling import actor, held_on
from lianzhi.core import clock

INFORMANT = Informant(name="举报人甲（示例）", phone="0595-00000001", wants_reply=True)
TO_VERIFY = timedelta(days=10)


def tell(today: date) -> None:
    """Settled, to be answered, being verified, to be assigned: the oldest first."""
    with held_on(today, ago=30):
        settled = _assigned(
            ClueSource.COMPLAINT,
            "砂光车间夜间除尘设备不开（示例）",
            "夜班时除尘风机停用，车间粉尘很大。",
            INFORMANT,
        )
    with held_on(today, ago=26):
        _verify(settled, ClueOutcome.INSPECT, "夜间到现场核查，除尘风机停用属实，已经安排监督检查。")
        ReplyInformant(
            actor=actor("wulijie", clock.today()),
            clue_id=settled.pk,
            replied_on=clock.today(),
            reply="反映的情况属实，已经安排监督检查，将依法处理。",
        ).execute()
    with held_on(today, ago=12):
        answering = _assigned(
            ClueSource.COMPLAINT,
            "车间安全出口被货物堵塞（示例）",
            "成品堆放在安全出口前，开不了门。",
            INFORMANT,
        )
    with held_on(today, ago=5):
        _verify(
            answering,
            ClueOutcome.NOT_FILE,
            "现场核查时出口畅通，调取监控未见堵塞，没有发现违法行为。",
            ground="not-established",
        )
        DecideNotFiling(
            actor=actor("leader", clock.today()),
            clue_id=answering.pk,
            agreed=True,
            opinion="情况属实，同意不予立案。",
        ).execute()
    _proposed(today)
    with held_on(today, ago=3):
        _assigned(
            ClueSource.TRANSFER, "电焊工证件疑似伪造（示例）", "县市场监督管理局在检查中发现，移送核查。"
        )
    with held_on(today, ago=1):
        _registered(
            ClueSource.SUPERIOR, "有限空间作业专项核查名单（示例）", "上级交办，要求核查有限空间作业台账。"
        )


def _proposed(today: date) -> None:
    """Not to be filed, for the leader to answer."""
    with held_on(today, ago=4):
        _verify(
            _assigned(
                ClueSource.MEDIA, "网传一车间夜间冒黄烟（示例）", "本地论坛有人贴出照片，没有写明是哪一家。"
            ),
            ClueOutcome.NOT_FILE,
            "走访周边，无法确定是哪一家，发帖人没有回复。",
            ground="no-lead",
        )


SENDERS = {
    ClueSource.TRANSFER: "永春县市场监督管理局（示例）",
    ClueSource.SUPERIOR: "永春县应急管理局（示例）",
    ClueSource.MEDIA: "本地论坛（示例）",
}


def _registered(source: ClueSource, title: str, content: str, informant: Informant | None = None) -> Clue:
    receiver = actor("wulijie", clock.today())
    return RegisterClue(
        actor=receiver,
        source=source,
        sender=SENDERS.get(source, ""),
        received_on=clock.today(),
        title=title,
        content=content,
        subject_name="永春县五里街木制品厂（示例）",
        place_code=receiver.authority_code,
        informant=informant,
    ).execute()


def _assigned(source: ClueSource, title: str, content: str, informant: Informant | None = None) -> Clue:
    clue = _registered(source, title, content, informant)
    return AssignClue(
        actor=actor("leader", clock.today()),
        clue_id=clue.pk,
        assignee_id=actor("wulijie2", clock.today()).officer_key,
        verify_by=clock.today() + TO_VERIFY,
    ).execute()


def _verify(clue: Clue, outcome: ClueOutcome, found: str, *, ground: str = "") -> None:
    VerifyClue(
        actor=actor("wulijie2", clock.today()), clue_id=clue.pk, outcome=outcome, found=found, ground=ground
    ).execute()
