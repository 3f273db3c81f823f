"""What is published of the file check: `make lint-pages` writes the form of a case file and the page of its rules."""

from __future__ import annotations

import sys
from collections import Counter

from lianzhi.kernel.law import in_chinese
from lianzhi.kernel.lint import Rule, Severity, rules
from lianzhi.kernel.lint.fields import place_in_words, schema
from lianzhi.kernel.lint.scoring import scoring
from tools.findings import ROOT

SCHEMA = ROOT / "docs" / "case-file.schema.json"
PAGE = ROOT / "docs" / "lint-rules.md"
WORDS = {Severity.VETO: "一票否决", Severity.DEDUCT: "扣分", Severity.HINT: "提示"}
MODULES = {
    "summary": "简易",
    "ordinary": "普通",
    "minor_admonition": "告诫",
    "transfer": "移送",
    "difficult_question": "疑难",
}

HEAD = """# 案卷体检规则

`lianzhi ask lint` 和案件页面的“案卷体检”用同一套规则，共 **{count}** 条：{weights}。
规则写在 `src/lianzhi/corpus/cn/lint/rules/`，判断写在 `src/lianzhi/kernel/lint/`，
输入的格式见 [case-file.schema.json](case-file.schema.json)。本页由 `make lint-pages` 生成，不要手改。

每条规则都有至少一个“弄坏”的例子（`tests/kernel/lint/mutations.yaml`）：在没有缺陷的案卷上只改一处，只有这条规则（和写明的几条）报告。
标有**待核定**的，依据的文本没有核对到原文，或者只是评查实践。

系统自己的案件里，L087、L088不会报告：查封扣押的届满日按法定期限算出，不由人填写，只能延长一次，届满以后拒绝延长
（`tests/cases/test_checking_up_measures.py`）。它们查的是别处导入的案卷。
"""


def page() -> str:
    """The page of the rules, grouped by the part of the score they belong to."""
    every = tuple(rules().values())
    weights = Counter(rule.severity for rule in every)
    told = "、".join(f"{WORDS[severity]}{weights[severity]}条" for severity in Severity)
    parts = [HEAD.format(count=len(every), weights=told)]
    for part in scoring().parts:
        parts.append(f"\n## {part.title}（{part.points}分）\n\n")
        parts.append(
            "| 编号 | 规则 | 轻重 | 看哪里 | 依据 | 适用 | 怎么改 |\n|---|---|---|---|---|---|---|\n"
        )
        parts += [_row(rule) for rule in every if rule.part == part.key]
    return "".join(parts)


def _row(rule: Rule) -> str:
    weight = WORDS[rule.severity] + (f"{rule.points}" if rule.severity is Severity.DEDUCT else "")
    basis = "、".join([*map(in_chinese, rule.citations), *([rule.source_zh] if rule.source_zh else [])])
    doubt = "" if rule.verified else "（**待核定**）"
    modules = (
        "、".join(MODULES[module] for module in rule.modules) if len(rule.modules) < len(MODULES) else "全部"
    )
    place = place_in_words(rule.where)
    return f"| {rule.id} | {rule.title}{doubt} | {weight} | {place} | {basis} | {modules} | {rule.remedy} |\n"


def main() -> int:
    """Write both."""
    SCHEMA.write_text(schema(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
