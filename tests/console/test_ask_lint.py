"""`lianzhi ask lint` as a program sees it: exactly the published answer, streams and exit codes."""

from __future__ import annotations

import json

import pytest

from tests.console.test_ask import lianzhi
from tests.kernel.lint.case_files import case_file, changed

BROKEN = changed(case_file("summary"), {"set": {"/decision/fine": 3001, "/payments/0/amount": 3001}})


def test_a_file_is_answered_with_its_findings_and_the_number_of_rules() -> None:
    done = lianzhi("ask", "lint", given=json.dumps(BROKEN))
    document = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(document) == ["findings", "checked"]
    (finding,) = document["findings"]
    assert (finding["rule"], finding["severity"], finding["where"]) == ("L146", "veto", "/decision/fine")
    assert finding["citations"] == [{"law": "行政处罚法", "article": 51}]
    assert document["checked"] > 100


def test_many_files_are_answered_a_line_each() -> None:
    lines = "\n".join(json.dumps(each) for each in (BROKEN, case_file("summary"), {}))
    done = lianzhi("ask", "lint", "--lines", given=lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [len(answer["findings"]) for answer in answers[:2]] == [1, 0]
    assert answers[2]["findings"]


def test_a_malformed_file_exits_two_with_the_field_and_no_output() -> None:
    done = lianzhi("ask", "lint", given='{"decision": {"on": "2026/01/01"}}')
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "decision.on：日期应写作2026-03-02\n"


def test_the_rules_are_listed_one_a_line() -> None:
    done = lianzhi("ask", "lint", "--list", "--severity", "veto", "--module", "transfer")
    rules = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"L199", "L200"} <= {rule["rule"] for rule in rules}
    assert {rule["severity"] for rule in rules} == {"veto"}


PAPER = {"key": "x", "name": "文书", "text": "安全" * 500}
BAD: list[tuple[str | bytes, str]] = [
    ("", "输入：是空的，应为一个 JSON 文档"),
    ('{"number": ', "输入：不是有效的 JSON（内容不完整）"),
    ("{'number': 1}", "输入：不是有效的 JSON（第2个字节处写法有误）"),
    (b"\xff\xfe\x00", "输入：不是有效的 JSON（第1个字节处写法有误）"),
    ('{"decision": {"fine": NaN}}', "输入：不是有效的 JSON（第23个字节处写法有误）"),
    ('{"decision": {"fine": 1e400}}', "输入：不是有效的 JSON（数字超出范围）"),
    ('{"decision": {"fine": ' + "9" * 5000 + "}}", "输入：不是有效的 JSON（数字超出范围）"),
    ("[1]", "输入：应为一个 JSON 对象"),
    ("[" * 200_000 + "]" * 200_000, "输入：不是有效的 JSON（嵌套的层数太多）"),
    ('{"filing":' * 100_000 + "1" + "}" * 100_000, "输入：不是有效的 JSON（嵌套的层数太多）"),
    ('{"papers":' + "[" * 900 + "]" * 900 + "}", "输入：嵌套的层数太多"),
    ('{"decison": {}}', "decison：没有这个字段，是否应为“decision”？"),
    ('{"papers": [{"key": "x"}, {"nam": "文书"}]}', "papers[1].nam：没有这个字段，是否应为“name”？"),
    ('{"papers": [7]}', "papers[0]：应当是一个JSON对象"),
    ('{"number": "' + "长" * (17 * 2**20) + '"}', "输入：有52MB，一个文档最大为32MB"),
]


@pytest.mark.parametrize(("given", "told"), BAD, ids=[told[:30] for _, told in BAD])
def test_what_comes_from_elsewhere_and_cannot_be_read_is_told_in_chinese(
    given: str | bytes, told: str
) -> None:
    done = lianzhi("ask", "lint", given=given)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"{told}\n"


def test_a_file_with_thousands_of_papers_is_answered() -> None:
    done = lianzhi("ask", "lint", given=json.dumps({"papers": [PAPER] * 1000}))
    assert (done.returncode, done.stderr) == (0, b"")


def test_one_bad_line_among_many_leaves_all_unanswered() -> None:
    lines = "\n".join([json.dumps(BROKEN), '{"papers":' + "[" * 900 + "]" * 900 + "}", '{"decison": {}}'])
    done = lianzhi("ask", "lint", "--lines", given=lines)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        "第2行 输入：嵌套的层数太多",
        "第3行 decison：没有这个字段，是否应为“decision”？",
    ]
