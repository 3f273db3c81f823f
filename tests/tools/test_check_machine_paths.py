from __future__ import annotations

import pytest

from tools.check_machine_paths import check_text

# Put together here, so that this file itself holds none.
SLASH = "/"


@pytest.mark.parametrize(
    "line",
    [
        f"open('{SLASH}work/main/a')",
        f"see {SLASH}tmp/x/log",
        f"HOME={SLASH}root/.venv",
        f"{SLASH}home/wang/lianzhi",
        "https://" + "files.pythonhosted" + ".org/packages/a.whl",
        "registry.npmjs" + ".org",
    ],
)
def test_names_a_path_or_host_of_one_machine(line: str) -> None:
    assert [finding.line for finding in check_text("a.txt", f"\n{line}")] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "docs/work/main.md",
        "href='/cases/12/'",
        "tempfile.mkdtemp()",
        "/usr/bin/chromium",
        "https://pypi.org/project/x/",
    ],
)
def test_lets_relative_paths_and_addresses_pass(line: str) -> None:
    assert list(check_text("a.txt", line)) == []
