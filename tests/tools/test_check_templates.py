from __future__ import annotations

import pytest

from tools.check_templates import check_template


@pytest.mark.parametrize(
    "line",
    [
        "<script>start()</script>",
        "<style>p { margin: 0 }</style>",
        '<p style="color: red">',
        '<button class="b" onclick="go()">',
        '<a href="javascript:go()">',
        "{{ text|safe }}",
        "{{ text | safe }}",
        "{% autoescape off %}",
        '<link rel="stylesheet" href="https://cdn.example/a.css">',
        '<script src="//cdn.example/a.js"></script>',
    ],
)
def test_names_what_the_content_security_policy_would_refuse(line: str) -> None:
    assert [finding.line for finding in check_template("a.html", f"\n{line}\n")] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "<script src=\"{% static 'desk/menu.js' %}\" defer></script>",
        '<p class="style-guide">',
        '<input name="once" data-on="x">',
        '<a href="https://example.org/">',
        "{{ text|escape }} 安全 safe",
    ],
)
def test_lets_ordinary_markup_pass(line: str) -> None:
    assert list(check_template("a.html", line)) == []
