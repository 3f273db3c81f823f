"""A county's wording of a template held against the national one: every complaint in Chinese, at its line."""

from __future__ import annotations

import difflib
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import yaml

from lianzhi.documents import templates as source
from lianzhi.documents.compose import compose_template, sample_fields
from lianzhi.documents.field_values import MissingFields, WrongFieldValue
from lianzhi.documents.overlay import NOTHING
from lianzhi.documents.paper import render_html
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.template_complaints import in_chinese
from lianzhi.documents.templates import PLACEHOLDER, Template, parse_template, texts_of
from lianzhi.documents.word import render_docx
from lianzhi.kernel.errors import BrokenRulePack

MOST_CHARACTERS = 100_000
# What a paper owes its reader by statute: where the national wording has it, the county's has it, too.
OWED = (
    "行政复议",
    "行政诉讼",
    "陈述",
    "申辩",
    "听证",
    "回避",
    "加处罚款",
    "强制执行",
    "见证人",
    "延期或者分期",
    "拒绝",
)
SAME = {
    "key": "文书种类（key）",
    "name_zh": "文书名称（name_zh）",
    "number_word": "文书字（number_word）",
    "seal": "用印（seal）",
    "phase": "环节（phase）",
    "date_field": "成文日期字段（date_field）",
}
KEPT_BLOCKS = {
    "seal": "印章",
    "signatures": "签名",
    "approval": "审批",
    "dialogue": "问答",
    "checkboxes": "勾选",
    "blank": "以下空白",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, and in which line (0: the sheet as a whole)."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"第{self.line}行：{self.message}" if self.line else self.message


def lint(national: Template, text: str) -> list[Complaint]:
    """Everything that keeps a county's wording from being used; empty where it may be."""
    if len(text) > MOST_CHARACTERS:
        return [Complaint(0, "模板源文本过长，请检查是否粘贴了别的内容。")]
    broken = _unreadable(text)
    if broken is not None:
        return [broken]
    try:
        template = parse_template(text, file=f"{national.key}.yaml")
    except BrokenRulePack as error:
        return [_complaint(text, error)]
    complaints = [*_differences(national, template, _Lines(text))]
    return complaints or [*_unrendered(national, template)]


def _unreadable(text: str) -> Complaint | None:
    """A mistake of the YAML itself; anchors are refused, since a few of them can unfold to any size."""
    try:
        for token in yaml.scan(text):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                return Complaint(token.start_mark.line + 1, "模板里不使用 YAML 的锚点（&）和引用（*）。")
        if not isinstance(yaml.compose(text), yaml.MappingNode):
            return Complaint(1, "模板应当是“键: 值”的 YAML。")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return Complaint(line, "不是正确的 YAML，请检查缩进、冒号后的空格和引号是否成对。")
    except yaml.YAMLError:
        return Complaint(0, "含有 YAML 不能使用的字符。")
    return None


class _Lines:
    """Where a place of a template stands in its text."""

    def __init__(self, text: str) -> None:
        self.root = yaml.compose(text)

    def of(self, place: str) -> int:
        """The line of `body[3].text`, of `required.facts` (a declared field), or of a top key; 0 where unknown."""
        declared = re.fullmatch(r"(?:required|optional)\.(\w+)", place)
        if declared:
            return self._declared(declared.group(1))
        node, line = self.root, 0
        for name, index in re.findall(r"([a-z_]+)|\[(\d+)\]", place):
            found = _child(node, name, index)
            if found is None:
                break
            line, node = found
        return line

    def key(self, place: str, name: str) -> int:
        """The line of an (unknown) key inside a place."""
        found = [] if place == "top" else re.findall(r"([a-z_]+)|\[(\d+)\]", place)
        node = self.root
        for part, index in found:
            child = _child(node, part, index)
            if child is None:
                return self.of(place)
            node = child[1]
        inside = _child(node, name, "")
        return inside[0] if inside else self.of(place)

    def _declared(self, name: str) -> int:
        for part in ("required", "optional"):
            found = _child(self.root, part, "")
            for node in found[1].value if found and isinstance(found[1], yaml.SequenceNode) else ():
                field = _child(node, "field", "")
                if field is not None and field[1].value == name:
                    return int(node.start_mark.line) + 1
        return 0


def _child(node: yaml.Node | None, name: str, index: str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == name:
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and index and int(index) < len(node.value):
        child = node.value[int(index)]
        return child.start_mark.line + 1, child
    return None


def _known_keys() -> list[str]:
    structs = (each for _, each in inspect.getmembers(source, inspect.isclass))
    return sorted(
        {name for each in structs if issubclass(each, msgspec.Struct) for name in each.__struct_fields__}
    )


def _complaint(text: str, error: BrokenRulePack) -> Complaint:
    lines = _Lines(text)
    unknown = re.search(r"unknown field `(\w+)`", error.mistake)
    line = lines.key(error.place, unknown.group(1)) if unknown else lines.of(error.place)
    names = _known_keys() if unknown else re.findall(r"field: *(\w+)", text)
    return Complaint(line, in_chinese(error.mistake, names))


def _differences(national: Template, template: Template, lines: _Lines) -> Iterator[Complaint]:
    for name, label in SAME.items():
        if getattr(template, name) != getattr(national, name):
            wanted = getattr(national, name) or "无"
            yield Complaint(lines.of(name), f"{label}应当与全国通用模板相同：“{wanted}”。")
    yield from _lost_fields(national, template, lines)
    for cite in national.cites:
        if cite not in template.cites:
            yield Complaint(lines.of("cites"), f"依据 {cite} 不能删除。")
    body = lines.of("body")
    for kind, label in KEPT_BLOCKS.items():
        if _count(template, kind) < _count(national, kind):
            yield Complaint(body, f"“{label}”部分不能减少（全国通用模板有{_count(national, kind)}处）。")
    for message in dict.fromkeys(_lost_words(national, template)):
        yield Complaint(body, message)


def _lost_fields(national: Template, template: Template, lines: _Lines) -> Iterator[Complaint]:
    required = {field.field: field for field in template.required}
    new = [name for name in template.fields if name not in national.fields]
    for field in national.required:
        given = required.get(field.field)
        if given is None:
            hint = _near(field.field, new)
            message = f"必填字段 {field.field}（{field.label_zh}）不能删除或者改为选填{hint}。"
            yield Complaint(lines.of("required"), message)
        elif given.type is not field.type:
            yield Complaint(lines.of(f"required.{field.field}"), f"字段 {field.field} 的类型不能改。")
    for field in national.optional:
        if field.field not in template.fields:
            yield Complaint(lines.of("optional"), f"字段 {field.field}（{field.label_zh}）不能删除。")


def _lost_words(national: Template, template: Template) -> Iterator[str]:
    """Words and fields the statute asks for, gone or made to depend on a field."""
    for always in (True, False):
        words, ours = _words(national, always=always), _words(template, always=always)
        for owed in OWED:
            if words.count(owed) > ours.count(owed):
                yield f"依法应当载明的“{owed}”内容不能删除，也不能改为有条件才显示。"
        missing = set(PLACEHOLDER.findall(words)) - set(PLACEHOLDER.findall(ours))
        for name in sorted(missing & set(national.fields)):
            label = national.fields[name].label_zh
            yield f"字段 {name}（{label}）应当印在文书上，不能删除，也不能改为有条件才显示。"


def _count(template: Template, kind: str) -> int:
    """How many lines, rows or blocks of a kind a template has."""
    return sum(
        len(getattr(piece, "lines", ()) or getattr(piece, "rows", ())) or 1
        for piece in template.body
        if piece.__struct_config__.tag == kind
    )


def _words(template: Template, *, always: bool) -> str:
    """All words of the sheet; with `always` only those that no field switches off. Field references read as names."""
    pieces = [piece for piece in template.body if not always or (piece.when is None and piece.unless is None)]
    heads = f"{template.addressee or ''}{template.page_signature}"
    fields = "".join(f"{{{getattr(piece, 'field', '')}}}" for piece in pieces)
    return heads + fields + "".join(text for piece in pieces for _, text in texts_of(piece, ""))


def _near(name: str, names: list[str]) -> str:
    found = difflib.get_close_matches(name, names, n=1)
    return f"；是不是写成了 {found[0]}" if found else ""


def _unrendered(national: Template, template: Template) -> Iterator[Complaint]:
    """The sheet set with sample data in every form it is handed out in."""
    fields = {**sample_fields(national), **sample_fields(template)}
    number = f"（示例）{template.number_word}〔2026〕1号" if template.number_word else None
    try:
        model = compose_template(template, fields, number=number, agency="示例县应急管理局")
        render_pdf(model, NOTHING)
        render_docx(model)
        render_html(model)
    except MissingFields as error:
        names = "、".join(label for _, label in error.missing)
        yield Complaint(
            0, f"样例（sample）缺少新增的必填字段：{names}；办理时系统不会自动提供这些字段，请改为选填。"
        )
    except WrongFieldValue as error:
        yield Complaint(0, f"样例（sample）的“{error.label_zh}”{error.reason}。")
    except (ValueError, TypeError, RuntimeError):
        yield Complaint(0, "用样例排不出文书，请检查表格列宽（widths）与各行的格数。")
