from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from lianzhi.console import load_sample, sample_accounts
from lianzhi.enterprises.models import Enterprise
from lianzhi.organisation.models import Account


@pytest.mark.django_db
def test_the_demo_gets_its_county_and_accounts_and_tells_their_password(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.VAR = tmp_path
    # What is told of the county stands in tests/console/test_sample_story.py.
    monkeypatch.setattr(load_sample, "tell", lambda today: 0)
    assert sample_accounts.run([]) == 1
    monkeypatch.setenv("LIANZHI_DEMO_PASSWORD", "示例-password-9")
    assert load_sample.run(["again"]) == 2
    assert load_sample.run([]) == 0
    assert Enterprise.objects.count() == 300
    assert Account.objects.get(username="wulijie").check_password("示例-password-9")
    capsys.readouterr()
    assert sample_accounts.run([]) == 0
    told = capsys.readouterr().out
    assert "示例-password-9" in told
    assert "supervisor" in told


@pytest.mark.django_db
def test_a_site_that_is_no_demo_gets_no_account(settings: Settings, tmp_path: Path) -> None:
    settings.VAR, settings.DEMO = tmp_path, False
    assert load_sample.run([]) == 0
    assert Account.objects.count() == 0
    assert not (tmp_path / "demo-password").exists()
    assert sample_accounts.run([]) == 1
