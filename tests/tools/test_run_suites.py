from __future__ import annotations

import sys

import pytest

from tools.run_suites import clean_environment, run_suite


def test_a_suites_output_passes_through_and_its_last_line_is_kept(capfd: pytest.CaptureFixture[str]) -> None:
    script = "print('one'); print('== 3 passed =='); print(); raise SystemExit(4)"
    outcome = run_suite("sample", [sys.executable, "-c", script], clean_environment())
    assert (outcome.code, outcome.summary) == (4, "== 3 passed ==")
    assert "one" in capfd.readouterr().out


def test_the_tests_never_see_the_sites_database_or_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://live")
    monkeypatch.setenv("LIANZHI_VAR", "live")
    monkeypatch.setenv("LANG", "C.UTF-8")
    clean = clean_environment()
    assert clean["LANG"] == "C.UTF-8"
    assert not {"DATABASE_URL", "LIANZHI_VAR"} & set(clean)
