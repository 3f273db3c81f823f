"""Bypasses other teams paid for that no single case shows: sessions, parameters, facts nobody sets, kept forms."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from lianzhi.audit.acts import Act, setup_writes
from lianzhi.conf import env
from lianzhi.core import clock
from lianzhi.core.refusals import NotVisible
from lianzhi.documents.actions.order_batch import OrderBatch
from lianzhi.documents.batches import work_waiting
from lianzhi.documents.models import Document
from lianzhi.kernel.procedure import execution_facts, facts
from lianzhi.organisation.actions.change_password import ChangePassword
from lianzhi.organisation.models import Account, RoleGrant
from lianzhi.organisation.services import actor_for
from tests.cases.conftest import file
from tests.cases.file import File
from tests.cases.recusing import Recusing
from tests.people import Person

__all__ = ["file"]
ClientFor = Callable[[Person], Client]
SOURCE = Path(env.__file__).parents[1]
#: Read by the package they belong to, never by our own code.
READ_BY_PACKAGES = re.compile(r"^(AXES_|WHITENOISE_|CONTENT_SECURITY_|ROOT_URLCONF$)")
#: What several acts share; nobody takes it by itself.
ONLY_FOR_OTHER_ACTS = {
    "answering_recusal",
    "approval",
    "contest_refusal",
    "decide_transfer",
    "fall",
    "matter_approval",
    "opening",
    "police_answer",
    "review_round",
}
#: Forms of which there is one only, so that what was typed can belong to nothing else.
ONE_ONLY = {"gallery"}


def test_15_a_session_ends_with_the_password_it_was_opened_by(officer: Person, client_for: ClientFor) -> None:
    elsewhere = client_for(officer)
    assert elsewhere.get("/").status_code == 200
    with setup_writes("tests: the password is known to nobody else"):
        officer.account.set_password("安全-password-2026")
        officer.account.save()
    assert elsewhere.get("/").status_code == 302


def test_15_a_disabled_account_has_no_session_left(officer: Person, client_for: ClientFor) -> None:
    client = client_for(officer)
    with setup_writes("tests: disabled"):
        Account.objects.filter(pk=officer.account.pk).update(is_active=False)
    assert client.get("/").status_code == 302


def test_15_no_right_outlives_its_grant(officer: Person) -> None:
    with setup_writes("tests: the grants end"):
        RoleGrant.objects.filter(account=officer.account).update(valid_to=clock.today().replace(day=1))
    after = actor_for(officer.account, clock.today().replace(day=28))
    assert after is not None
    assert after.roles == frozenset()


def test_15_a_short_secret_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIANZHI_SECRET_KEY", "demo-secret")
    with pytest.raises(ImproperlyConfigured):
        env.secret_key(tmp_path)
    monkeypatch.delenv("LIANZHI_SECRET_KEY")
    assert len(env.secret_key(tmp_path)) >= 40
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_16_a_password_changed_while_the_account_is_disabled_leaves_it_disabled(officer: Person) -> None:
    change = ChangePassword(actor=officer.actor, new_password="新的-password-77")
    with setup_writes("tests: disabled meanwhile"):
        Account.objects.filter(pk=officer.account.pk).update(is_active=False)
    with pytest.raises(NotVisible):
        change.execute()
    kept = Account.objects.get(pk=officer.account.pk)
    assert not kept.is_active
    assert not kept.check_password("新的-password-77")


def test_14_a_batch_ordered_before_the_recusal_is_no_side_door(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    own = Document.objects.of(case.owner_key).values_list("pk", flat=True)
    job = OrderBatch(actor=file.officer, document_ids=tuple(own)).execute()
    assert work_waiting() == 1
    client, address = client_for(file.person("officer")), reverse("documents:batch-file", args=[job.pk])
    served: Any = client.get(address)
    assert served.status_code == 200
    list(served.streaming_content)
    Recusing(file).granted(case)
    assert client.get(address).status_code == 404


def _set_somewhere() -> set[str]:
    """Every keyword any call under src/lianzhi/cases and inspections gives, and every key of a dict there."""
    found: set[str] = set()
    for folder in ("cases", "organisation"):
        for path in (SOURCE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    found |= {each.arg for each in node.keywords if each.arg}
                elif isinstance(node, ast.Dict):
                    found |= {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}
    return found


def test_19_every_fact_a_guard_may_ask_for_is_set_by_somebody() -> None:
    kinds = [
        kind
        for module in (facts, execution_facts)
        for name, kind in vars(module).items()
        if name.endswith("Facts") and is_dataclass(kind)
    ]
    asked = {f"{kind.__name__}.{each.name}": each.name for kind in kinds for each in fields(kind)}
    given = _set_somewhere()
    dead = sorted(place for place, name in asked.items() if name not in given)
    # OfficerFacts are given by position.
    assert [place for place in dead if not place.startswith("OfficerFacts.")] == []


def test_19_every_act_is_taken_on_a_page() -> None:
    pages = {
        node.module
        for path in (SOURCE / "desk").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    acts = {
        f"lianzhi.{room}.actions.{path.stem}"
        for room in ("cases", "inspections", "documents", "enterprises")
        for path in (SOURCE / room / "actions").glob("[!_]*.py")
    }
    assert len(acts) > 130
    assert {each.rpartition(".")[2] for each in acts - pages} == ONLY_FOR_OTHER_ACTS


def test_19_every_fact_an_act_takes_is_given_by_a_page() -> None:
    given = {word for path in (SOURCE / "desk").rglob("*.py") for word in _named_in(path)}
    dead = [
        f"{kind.__name__}.{each.name}"
        for room in ("cases", "inspections", "documents", "enterprises")
        for kind in _acts_of(room)
        for each in fields(kind)
        if each.name not in given
    ]
    assert dead == []


def _acts_of(room: str) -> list[Any]:
    """The acts of a room, each a dataclass of what it is told."""
    names = [f"lianzhi.{room}.actions.{path.stem}" for path in (SOURCE / room / "actions").glob("[!_]*.py")]
    return [
        kind
        for name in names
        for kind in vars(import_module(name)).values()
        if isinstance(kind, type) and issubclass(kind, Act) and kind.__module__ == name
    ]


def _named_in(path: Path) -> Iterator[str]:
    """The fields of forms, and the names under which something is passed on."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.Dict):
            yield from (str(key.value) for key in node.keys if isinstance(key, ast.Constant))
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            yield str(getattr(node.slice, "value", ""))
        elif isinstance(node, ast.ClassDef):
            assigned = (
                target for each in node.body if isinstance(each, ast.Assign) for target in each.targets
            )
            yield from (target.id for target in assigned if isinstance(target, ast.Name))


def test_20_every_setting_is_read() -> None:
    tree = ast.parse((SOURCE / "conf" / "settings.py").read_text(encoding="utf-8"))
    own = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper() and not hasattr(global_settings, target.id)
    }
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path.name != "test_settings.py"
    )
    unread = sorted(
        name for name in own if not READ_BY_PACKAGES.match(name) and len(re.findall(rf"\b{name}\b", text)) < 2
    )
    assert unread == []


def test_22_what_was_typed_is_kept_under_the_record_it_belongs_to() -> None:
    keys = [
        key
        for path in (SOURCE / "desk" / "templates").rglob("*.html")
        for key in re.findall(r'data-lz-autosave="([^"]+)"', path.read_text(encoding="utf-8"))
    ]
    assert keys
    assert [key for key in keys if "{{" not in key and key not in ONE_ONLY] == []
