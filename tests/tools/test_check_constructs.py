from __future__ import annotations

import pytest

from tools.check_constructs import RULES, check_python

PAGE = "src/lianzhi/desk/cases/views.py"
APP = "src/lianzhi/cases/services.py"
DOCUMENTS = "src/lianzhi/documents/pdf.py"
BAD = [
    ("raw-sql", APP, "CaseFile.objects.raw('select 1')"),
    ("raw-sql", APP, "connection.cursor().execute(sql)"),
    ("raw-sql", APP, "cursor.execute(sql)"),
    ("raw-sql", APP, "cases.extra(where=['1=1'])"),
    ("unguarded-update", APP, "cases.filter(pk=1).update(state='filed')"),
    ("unguarded-update", APP, "manager.bulk_update(cases, ['state'])"),
    ("objects-in-pages", PAGE, "CaseFile.objects.all()"),
    ("float", APP, "float(fine)"),
    ("signal", APP, "@receiver(post_save)\ndef saved(): ..."),
    ("setup-writes", APP, "setup_writes('shortcut')"),
    ("typst-source", DOCUMENTS, "typst.compile(f'= {title}'.encode())"),
    ("skipped-test", "tests/cases/test_acts.py", "@pytest.mark.skip\ndef test_x(): ..."),
]
GOOD = [
    (PAGE, "CaseFile.objects.visible_to(actor).filter(state='filed')"),
    (PAGE, "CaseFile.objects.none()"),
    (PAGE, "step.extra(case)"),
    (DOCUMENTS, "float(page.width)"),
    (APP, "digest.update(data)"),
    (APP, "fields.update({'a': 1})"),
    ("src/lianzhi/core/transitions.py", "rows.filter(pk=1).update(**changes)"),
    (APP, "FileCase(actor=actor).execute()"),
    (APP, "CaseFile.objects.visible_to(actor)"),
    ("src/lianzhi/organisation/loading/sample.py", "setup_writes('sample county')"),
    (DOCUMENTS, "typst.compile(source, sys_inputs={'data': data})"),
    ("tests/cases/test_acts.py", "CaseFile.objects.filter(pk=1).update(state='filed')"),
]


@pytest.mark.parametrize(("rule", "path", "line"), BAD)
def test_finds_each_dangerous_construct(rule: str, path: str, line: str) -> None:
    assert rule in [finding.rule for finding in check_python(path, line)]


@pytest.mark.parametrize(("path", "line"), GOOD)
def test_lets_the_safe_way_pass(path: str, line: str) -> None:
    assert list(check_python(path, line)) == []


def test_every_rule_has_a_bad_sample() -> None:
    assert {rule for rule, _, _ in BAD} == set(RULES)


def test_an_ignore_needs_its_code() -> None:
    bare = "x = 1  # type" + ": ignore"
    assert [finding.rule for finding in check_python(APP, bare)] == ["bare-ignore"]
    assert list(check_python(APP, f"{bare}[misc]")) == []
    assert [finding.rule for finding in check_python(APP, "x = 1  # no" + "qa")] == ["bare-ignore"]
    assert list(check_python(APP, "x = 1  # no" + "qa: E501")) == []
