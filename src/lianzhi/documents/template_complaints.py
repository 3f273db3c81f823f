"""What the template loader complains about, in Chinese for whoever edits a template in the browser."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

_KNOWN: tuple[tuple[str, str], ...] = (
    (r"Object contains unknown field `(\w+)`", "不认识的键 {0}{near}。"),
    (r"Object missing required field `(\w+)`", "缺少必填的键 {0}。"),
    (r"unknown placeholder \{(\w+)\}", "不认识的字段 {{{0}}}{near}；先在 required 或者 optional 里声明。"),
    (r"\{(\w+)\} has rows.*", "字段 {{{0}}} 是表格行，只能用在 table 或者 dialogue 里。"),
    (r"a brace that is no placeholder", "花括号只能用来写字段，如 {{party_name}}。"),
    (r"when/unless names '(\w*)'.*", "when、unless 只能写选填字段；{0} 不是{near}。"),
    (r"items take either field or texts", "items 的 field 和 texts 只能写一个。"),
    (r"unknown field '(\w*)'", "不认识的字段 {0}{near}。"),
    (r"items need a lines field, (\w+) is .*", "items 要用条目（lines）字段，{0} 不是。"),
    (r"a dialogue needs rows.*", "dialogue 要用有 question、answer 两列的表格行字段。"),
    (r"unknown column '(\w*)'", "不认识的列 {0}{near}。"),
    (r"checkboxes need a field with choices, (\w+) has none", "checkboxes 要用有 choices 的字段，{0} 没有。"),
    (r"declared twice or built in", "这个字段声明了两次，或者与内置字段重名。"),
    (r"rows fields, and only they, have columns", "表格行（rows）字段要有 columns，其他字段不能有。"),
    (r"needed_with names no optional field", "needed_with 要写一个选填字段。"),
    (r"must name a required date or instant", "date_field 要写一个必填的日期字段。"),
    (r"declared but printed nowhere", "这个字段声明了，但是没有印在文书上。"),
    (r"Expected `(.+?)`, got `(.+?)`.*", "这里的值类型不对：应当是 {0}，写成了 {1}。"),
    (r"Invalid enum value '?([^']*)'?", "不认识的取值 {0}。"),
    (r"Invalid value '?([^']*)'?", "不认识的取值 {0}。"),
    (r"(?s).*duplicate key '(\w+)'.*", "键 {0} 写了两次。"),
)


def in_chinese(mistake: str, names: Sequence[str] = ()) -> str:
    """The loader's complaint in Chinese; where a name is unknown, the nearest of `names` is offered."""
    for pattern, words in _KNOWN:
        found = re.fullmatch(pattern, mistake)
        if found:
            given = found.groups()
            near = difflib.get_close_matches(given[0], list(names), n=1) if given else []
            return words.format(*given, near=f"，是不是 {near[0]}" if near else "")
    return "这里的写法不符合模板格式，请对照全国通用模板修改。"
