"""`lianzhi ask lint` as a program sees it: exactly the published answer, streams and exit codes."""

from __future__ import annotations

import json

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
