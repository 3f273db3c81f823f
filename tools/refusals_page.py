"""The manual's page of refusals: `make manual` writes docs/manual/troubleshooting.md from the packs that word them.

The words on the screen and the words in the manual come from the same two files, so they cannot drift apart.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import yaml

from lianzhi.kernel.law import in_chinese, parse_ref
from tools.findings import ROOT

PAGE = ROOT / "docs" / "manual" / "troubleshooting.md"
CORPUS = ROOT / "src" / "lianzhi" / "corpus"
PACKS = (
    "cn/procedures/guards.yaml:guards",
    "checklists/common/acts.yaml:refusals",
    "documents/acts.yaml:refusals",
    "cn/appraisal.yaml:refusals",
)
_PLACEHOLDER = re.compile(r"\{\w+\}")
_DOUBT = "（**待核定**）"

HEAD = """# 提示“依法不能办理”怎么办

系统不让办，是因为现在办了不合法，办成的文书也站不住。红框里有三样东西：**缺什么**、**依据哪一条**（点小蓝牌看原文）、**怎么办**
（点 **前往补正** 就到补的地方）。您填的内容不会丢，补好了回来再点一次。

这一页把所有的提示都列出来。屏幕上会写出具体的人名、日期、金额，这里用“……”代替。

## 先分清是哪一种

| 屏幕上的大字 | 意思 | 怎么办 |
|---|---|---|
| **依法不能办理** | 法律不允许现在这样办 | 照“怎么办”补，见下面各节 |
| **没有办理权限** | 这件事不归您办 | 页面写着归谁办，请那个人办；职责调整了，找系统管理员 |
| **当前环节不能办理** | 还没到这一步，或者别人已经办过了 | 刷新页面，看 **下一步** 写的是什么 |
| **填写有误** | 有的格子没填或者填得不对 | 看红字，在那一格改 |
| **没有找到** | 网址不对，或者不在您能看的范围里 | 从左边栏目重新进；确实该看到的，找系统管理员 |

两个人同时办同一件事，后点的会看到“当前环节不能办理”。这不是出错，刷新看看前一个人办成了什么。
"""

# Where a refusal sends the reader, grouped as people meet it; the second word says it in everyday language.
GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "人员：谁能办",
        "办案要两个有证的人，证不能过期，辅助人员不算数。",
        ("officers",),
    ),
    (
        "现场检查",
        "先出示证件，再登记在场的人，检查表填完才能做记录；没责令改正的不能办结。",
        ("show", "attendance", "checklist", "order"),
    ),
    ("现场处理措施", "停产撤人只对重大事故隐患；排除以后审查同意才能恢复。", ("field-measure",)),
    ("复查", "期限没满不能说人家逾期；没有复查过，不能按逾期罚。", ("reinspection",)),
    (
        "立案：该不该由我们办",
        "没有处罚权的要移送；过了追责时效的不能罚；同一件事不能罚两次款。",
        ("handover", "facts", "procedure"),
    ),
    ("取证和询问", "没有证据、没有询问，不能往下办。", ("evidence", "inquiry")),
    ("罚多少", "数额要落在法定幅度和裁量区间里，还要写明理由。", ("proposal",)),
    ("法制审核", "自己不能审自己；列出的问题一条条改好、确认了才能通过。", ("review",)),
    (
        "告知、陈述申辩和听证选择",
        "先告诉当事人，再等他说话的期限过去；当事人书面放弃的可以不等。",
        ("notice", "defence"),
    ),
    ("听证", "当事人要求听证的，必须办完听证，按听证笔录决定。", ("hearing",)),
    ("回避", "本人不能决定自己的回避；决定要写理由、书面答复，回避的要有人接替。", ("recusal",)),
    ("集体讨论和决定", "重大复杂的案子集体讨论；决定不能比告知的重。", ("deliberation", "decision")),
    (
        "送达、缴款、结案",
        "送达要如实登记；钱由银行收；没缴清不能结案。",
        ("service", "payment"),
    ),
    (
        "文书签名、作废和撤销",
        "拒签要有见证；撤销要有依据。",
        ("document-signing", "document-end", "document-owner"),
    ),
    (
        "其他送达方式",
        "电子送达要有当事人签的确认书；公告送达要先公告，期满才算。",
        ("address", "announcement"),
    ),
    (
        "办案期限",
        "期限只能按规定延长；鉴定等期间当日登记，不能倒签，重合的日子只扣一次。",
        ("extension", "exclusion"),
    ),
    (
        "暂缓、分期和加处罚款",
        "确有困难、当事人申请、负责人批准；各期加起来要等于罚款。",
        ("deferral", "late-fine"),
    ),
    (
        "催告和申请法院强制执行",
        "先催告，等期满；复议、起诉的期限过了，三个月内申请。",
        ("demand", "court", "termination"),
    ),
    ("复议、诉讼和退还", "没有结果以前不能结案；撤销、变更的，多缴的要退。", ("remedy", "refund")),
    ("公开", "送达以后才能公开；决定撤销、变更的要撤回。", ("publication",)),
    ("轻微违法告诫", "轻微、及时改正、没有造成危害后果，才可以不罚，但要教育。", ("correction", "education")),
    (
        "当场处罚（简易程序）",
        "出示证件、告知、听取意见、当场交付、报备案；收了钱按时交。",
        ("spot", "spot-report", "collection"),
    ),
    ("不予处罚、撤销案件", "有法定情形、写明理由、教育到位，由机关负责人决定。", ("no-penalty",)),
    ("查封、扣押", "有法律依据、经过批准、一步不少、按期解除；没处理完的不能结案。", ("measure", "matters")),
    ("停止供电、停止供应民用爆炸物品", "五样齐全、主要负责人批准、提前通知、书面通知。", ("power-cut",)),
    ("检测、检验、鉴定", "期间要明确、要书面告知当事人；开始当日登记，不倒签、不重复扣除。", ("testing",)),
    ("先行登记保存", "写明为什么要保存，在法定时间内处理。", ("registration",)),
    ("涉嫌犯罪移送", "不能以罚代刑；该移送的按时移送，手续留全。", ("transfer",)),
    (
        "案卷评查",
        "抽到的卷由没有办过本案、取得法律职业资格的人评。",
        ("appraisal-period", "appraisal-scorer"),
    ),
    ("疑难问题解答", "问清楚，由有资格的人答，答要有条文。", ("question",)),
)
#: Procedures whose rules are there and whose pages are not yet.
NO_PAGES: frozenset[str] = frozenset()
TAIL = """
## 还是办不了

1. 把红框里的话原样抄下来（或者截图），连同案号告诉法制审核人员。
2. 认为系统引用的条文不对的，以法律原文为准，请法制审核人员和系统管理员一起核对后改规则，不要绕开系统办。
"""


def refusals() -> dict[str, dict[str, Any]]:
    """Every refusal by its code: message, cite, remedy, where."""
    found: dict[str, dict[str, Any]] = {}
    for pack in PACKS:
        path, _, key = pack.partition(":")
        found.update(yaml.safe_load((CORPUS / path).read_text(encoding="utf-8"))[key])
    return found


def plain(words: str) -> str:
    """A message as the manual prints it: what the case fills in becomes an ellipsis."""
    return _PLACEHOLDER.sub("……", words)


def articles(cite: list[str]) -> str:
    """Citations in Chinese; where the case decides the article, that is said."""
    if not cite:
        return "所适用的处罚条款（屏幕上写明是哪一条）"
    return "、".join(in_chinese(parse_ref(ref)) for ref in cite)


def basis(each: dict[str, Any]) -> str:
    """The articles of a refusal with their doubt; of one whose law changed, each with its first day."""
    dated = each.get("bases", [])
    if not dated:
        return articles(each["cite"]) + ("" if each.get("verified", True) else _DOUBT)
    return "；".join(
        f"{one['from']}起，{articles(one['cite'])}{'' if one['verified'] else _DOUBT}" for one in dated
    )


def page() -> str:
    """The whole page. Raises LookupError for a refusal whose `where` no group has."""
    left = refusals()
    parts = [HEAD]
    for title, gist, places in GROUPS:
        entries = {code: each for code, each in left.items() if each["where"] in places}
        left = {code: each for code, each in left.items() if code not in entries}
        note = "（网页上还没有这一类的办理页面，规则已经备好。）" if set(places) <= NO_PAGES else ""
        parts.append(f"\n## {title}\n\n{gist}{note}\n\n" + "\n".join(_entries(entries)) + "\n")
    if left:
        raise LookupError(f"no group for {', '.join(sorted(left))}")
    return "".join([*parts, TAIL])


def _entries(entries: dict[str, dict[str, Any]]) -> Iterator[str]:
    for code, each in entries.items():
        yield f'- <a id="{code}"></a>**{plain(each["message"])}**  '
        yield f"  依据：{basis(each)}  "
        yield f"  怎么办：{plain(each['remedy'])}"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
