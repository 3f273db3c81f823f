from __future__ import annotations

import pytest

from tools import check_kernel_alone


def test_refuses_to_answer_where_django_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_kernel_alone.main() == 1
    assert "Django is installed" in capsys.readouterr().err


def test_walks_every_kernel_module() -> None:
    names = check_kernel_alone.kernel_modules()
    assert "lianzhi.kernel.types" in names
    assert len(names) == len(set(names))
