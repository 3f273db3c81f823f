"""The frame, the sign-in and error pages, the gallery; and the rules every template and asset of the desk keeps."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory

import lianzhi.desk
from lianzhi.desk.gallery import samples, views
from lianzhi.desk.gallery.forms import SampleSignIn
from lianzhi.desk.navigation import GROUPS
from lianzhi.desk.parts.shapes import SampleAccount
from tools.build_assets import FRONTEND, icon_names
from tools.check_templates import check_template

DESK = Path(lianzhi.desk.__file__).parent
TEMPLATES = sorted((DESK / "templates").rglob("*.html"))
SCRIPTS = sorted((DESK / "static" / "desk" / "js").glob("*.js"))
HOSTILE = "<img src=x onerror=alert(1)>"
NAV = [
    {
        "title": "案件",
        "icon": "briefcase",
        "url": "/cases/",
        "active": True,
        "items": [
            {"title": "案件办理", "url": "/cases/", "active": True},
            {"title": "线索移送", "url": "/cases/handovers/", "active": False},
        ],
    },
    {"title": "文书", "icon": "file-earmark-text", "url": "/documents/", "active": False, "items": []},
]


def frame(*, signed_in: bool = True, demo: bool = True) -> dict[str, object]:
    """What the context processor gives."""
    actor = {
        "name": HOSTILE,
        "role_labels": "中队长",
        "authority_name": "示例镇人民政府",
        "reach_label": "本乡镇",
    }
    return {
        "actor": actor if signed_in else None,
        "nav": NAV if signed_in else [],
        "bell": 120,
        "demo": demo,
        "today": date(2026, 11, 21),
        "search_query": '"><b>',
    }


def page(template: str, **context: object) -> str:
    """A page, for the case list's address."""
    request = RequestFactory().get("/cases/7/")
    return render_to_string(template, {"lz": frame(), "request": request, **context})


def test_the_frame_names_its_places_and_escapes_its_people() -> None:
    html = page("desk/base.html")
    for landmark in (
        '<main id="content"',
        'aria-label="主导航"',
        'aria-label="常用入口"',
        "<header",
        'role="search"',
    ):
        assert landmark in html
    assert 'href="#content"' in html
    assert "99+" in html
    assert "<img" not in html
    assert 'value="&quot;&gt;&lt;b&gt;"' in html
    assert 'action="/sign-out/"' in html
    assert "演示环境" in html
    assert "2026年11月21日" in html


def test_the_present_place_is_marked_in_navigation_and_phone_bar() -> None:
    html = page("desk/base.html")
    assert re.search(r'href="/cases/" aria-current="page">案件办理', html)
    bar = html[html.index('aria-label="常用入口"') :]
    assert bar.count('aria-current="page"') == 1
    assert re.search(r'href="/cases/" aria-current="page"', bar)
    assert all(place in bar for place in ("工作台", "检查", "案件", "企业", "更多"))


def test_without_an_actor_there_is_no_navigation() -> None:
    html = page("desk/base.html", lz=frame(signed_in=False, demo=False))
    assert "lz-nav" not in html
    assert "lz-bell" not in html
    assert "演示环境" not in html


def test_sign_in_shows_sample_accounts_in_the_demo_only() -> None:
    account = SampleAccount(username="penghu", password="sample-word", role="乡镇执法人员", name=HOSTILE)
    shown = page(
        "desk/auth/sign_in.html", form=SampleSignIn(), sample_accounts=[account], lz=frame(signed_in=False)
    )
    assert "示例账号" in shown
    assert 'data-lz-fill-username="penghu"' in shown
    assert "<img" not in shown
    real = frame(signed_in=False, demo=False)
    assert "示例账号" not in page(
        "desk/auth/sign_in.html", form=SampleSignIn(), sample_accounts=[account], lz=real
    )


def test_locked_page_says_what_to_do() -> None:
    assert "怎么办" in page("desk/auth/locked.html", username=HOSTILE, lz=frame(signed_in=False))


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 500])
def test_every_error_page_says_what_and_what_next(status: int) -> None:
    html = page(f"desk/errors/{status}.html", title="", message="", refusals=(), back_url="/cases/")
    assert str(status) in html
    assert "怎么办" in html
    assert 'href="/cases/"' in html
    assert html.count("<h1") == 1
    told = page(f"desk/errors/{status}.html", title=HOSTILE, message=HOSTILE, refusals=(), back_url="/")
    assert "<img" not in told


def test_the_page_of_a_legal_bar_lists_every_refusal() -> None:
    html = page("desk/errors/422.html", title="依法不能办理", refusals=samples.refusals(), back_url="/cases/")
    assert html.count("data-code=") == 2
    assert "data-lz-chip" in html


def test_an_error_page_needs_no_context_at_all() -> None:
    assert "系统出错" in render_to_string("desk/errors/500.html")


@pytest.mark.parametrize("rows", ["0", "1", "many", ""])
def test_the_gallery_shows_every_component(rows: str, settings: LazySettings) -> None:
    request = RequestFactory().get("/gallery/", {"rows": rows})
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "OPTIONS": {"context_processors": []}}]
    response = views.gallery(request)
    assert response.status_code == 200
    html = response.content.decode()
    assert "中国（福建）某某新能源材料科技股份有限公司永春县蓬壶分公司" in html
    assert ("还没有案件。" in html) == (rows == "0")


def test_the_gallery_is_closed_in_production(settings: LazySettings) -> None:
    settings.DEMO = False
    settings.DEBUG = False
    with pytest.raises(Http404):
        views.gallery(RequestFactory().get("/gallery/"))


def test_templates_need_no_exception_from_the_content_security_policy() -> None:
    assert len(TEMPLATES) > 30
    found = [
        f"{template.name}:{finding.line} {finding.message}"
        for template in TEMPLATES
        for finding in check_template(str(template), template.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_evaluate_no_text_and_write_no_foreign_markup(script: Path) -> None:
    source = script.read_text(encoding="utf-8")
    assert '"use strict"' in source
    assert not re.search(r"\beval\(|new Function|document\.write|insertAdjacentHTML|outerHTML", source)
    # Markup by string only where it is a constant.
    assert all("${" not in line for line in source.splitlines() if "innerHTML" in line)


def test_every_script_is_loaded_once_by_the_frame_or_by_the_page_that_needs_it() -> None:
    loaded = [
        name
        for template in TEMPLATES
        for name in re.findall(r"desk/js/([a-z-]+\.js)", template.read_text(encoding="utf-8"))
    ]
    assert sorted(loaded) == [script.name for script in SCRIPTS]


def test_every_icon_named_is_in_the_sprite() -> None:
    named = {
        name
        for template in TEMPLATES
        for name in re.findall(r"{% icon [\"']([a-z0-9-]+)", template.read_text(encoding="utf-8"))
    }
    assert named | {group.icon for group in GROUPS} <= set(icon_names())


def test_the_lock_file_names_versions_and_digests_but_no_registry() -> None:
    lock = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert set(packages) == {
        "node_modules/bootstrap",
        "node_modules/bootstrap-icons",
        "node_modules/axe-core",
    }
    assert all(
        entry["integrity"].startswith("sha512-") and "resolved" not in entry for entry in packages.values()
    )
