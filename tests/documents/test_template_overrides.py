"""A county's own wording: what may be changed, what the statute keeps, and which version a document was made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lianzhi.audit.models import AuditEvent
from lianzhi.core.refusals import Malformed, NoRight, NotVisible, WrongState
from lianzhi.documents.actions.publish_template import PublishTemplate, ResetTemplate
from lianzhi.documents.models import Document, TemplateVersion
from lianzhi.documents.template_lint import lint
from lianzhi.documents.templates import TEMPLATE_DIR, get_template, load_templates
from tests.cases.conftest import file
from tests.cases.file import File
from tests.people import People, Person

__all__ = ["file"]
ClientFor = Callable[[Person], Client]


def national(key: str) -> str:
    return (TEMPLATE_DIR / f"{key}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", sorted(load_templates()))
def test_every_national_template_passes_its_own_lint(key: str) -> None:
    assert lint(get_template(key), national(key)) == []


MUTATIONS = [
    ("kind: seal}", "kind: seel}", "不认识的取值"),
    ("date_field: issued_on", "date_feild: issued_on", "不认识的键 date_feild，是不是 date_field"),
    ("当事人：{party_name}", "当事人：{party_nane}", "不认识的字段 {party_nane}，是不是 party_name"),
    ("当事人：{party_name}", "当事人：{party_name", "花括号"),
    ("  - {field: discretion, label_zh: 裁量理由}\n", "", "不认识的字段 {discretion}"),
    ("  - {kind: seal}\n", "", "“印章”部分不能减少"),
    ("number_word: 应急罚", "number_word: 自定罚", "文书字（number_word）应当与全国通用模板相同"),
    ("行政复议法/24, ", "", "依据 行政复议法/24 不能删除"),
    ("申请行政复议，或者", "申诉，或者", "依法应当载明的"),
    ("key: decision_unit", "key: &a decision_unit", "锚点"),
    ("layout: letter", "layout: lettre", "不认识的取值"),
    ("copies: 2\n", "copies: two\n", "值类型不对"),
    ("copies: 2\n", "copies: 2\ncopies: 3\n", "写了两次"),
    ("body:\n", "body:\n - - x: [\n", "不是正确的 YAML"),
]


@pytest.mark.parametrize(("old", "new", "said"), MUTATIONS)
def test_a_harmful_change_is_refused_in_chinese_at_its_line(old: str, new: str, said: str) -> None:
    text = national("decision_unit")
    assert old in text
    changed = text.replace(old, new)
    complaints = lint(get_template("decision_unit"), changed)
    assert any(said in str(each) for each in complaints), [str(each) for each in complaints]
    if new and "\n" not in new and "申诉" not in new:
        line = next(number for number, each in enumerate(changed.splitlines(), 1) if new in each)
        assert complaints[0].line == line


def test_a_remedy_may_not_be_hidden_behind_a_field() -> None:
    text = national("decision_unit")
    hidden = text.replace(
        "  - kind: paragraph\n    text: |-\n      如不服",
        "  - kind: paragraph\n    when: fine\n    text: |-\n      如不服",
    )
    assert hidden != text
    said = " ".join(str(each) for each in lint(get_template("decision_unit"), hidden))
    assert "行政诉讼" in said
    assert "reconsideration_term" in said


@pytest.fixture
def publishing(people: People) -> PublishTemplate:
    text = national("case_filing").replace("version:", "# 永春县措辞\nversion:")
    return PublishTemplate(actor=people.joint_office.actor, key="case_filing", source=text, note="统一措辞")


def test_only_the_office_publishes_and_only_what_passes(publishing: PublishTemplate, people: People) -> None:
    with pytest.raises(NoRight):
        replace(publishing, actor=people.officer.actor).execute()
    with pytest.raises(NotVisible):
        replace(publishing, key="nothing").execute()
    with pytest.raises(Malformed) as refused:
        replace(publishing, source="key: case_filing").execute()
    assert set(refused.value.fields) == {"source"}
    with pytest.raises(Malformed) as refused:
        replace(publishing, note=" ").execute()
    assert set(refused.value.fields) == {"note"}
    version = publishing.execute()
    assert version.version.startswith("2026-1+")
    assert AuditEvent.objects.get(event="template.published").payload["sm3"] == version.sm3
    with pytest.raises(Malformed, match="完全相同"):
        publishing.execute()
    ResetTemplate(actor=people.joint_office.actor, key="case_filing").execute()
    with pytest.raises(WrongState):
        ResetTemplate(actor=people.joint_office.actor, key="case_filing").execute()
    assert TemplateVersion.objects.count() == 2


def test_documents_made_afterwards_use_the_version_and_say_which(file: File) -> None:
    office = file.person("joint_office").actor
    text = national("rectify_order").replace("，责令你单位按照", "，永春县现责令你单位按照")
    assert "永春县现责令" in text
    version = PublishTemplate(actor=office, key="rectify_order", source=text, note="加县名").execute()
    file.finding()
    order = Document.objects.get(template="rectify_order")
    assert order.model["template_version"] == version.version
    assert "永春县现责令" in str(order.model)
    ResetTemplate(actor=office, key="rectify_order").execute()
    order.refresh_from_db()
    assert order.model["template_version"] == version.version


def test_the_editor_keeps_what_was_typed_and_takes_a_file(people: People, client_for: ClientFor) -> None:
    client = client_for(people.joint_office)
    url = reverse("documents:template-edit", args=["rectify_order"])
    broken = national("rectify_order").replace("kind: seal", "kind: seel") + "# 我的改动\n"
    page = client.post(url, {"source": broken, "note": "试"})
    assert page.status_code == 422
    assert "我的改动" in page.content.decode()
    assert "第" in page.content.decode()
    tried = client.post(url, {"source": national("rectify_order"), "try": "1"})
    assert "校验通过" in tried.content.decode()
    assert not TemplateVersion.objects.exists()
    upload = SimpleUploadedFile("a.yaml", (national("rectify_order") + "# 县\n").encode())
    assert client.post(url, {"upload": upload, "note": "上传"}).status_code == 302
    assert "本县版本" in client.get(reverse("documents:templates")).content.decode()
    picture = SimpleUploadedFile("a.yaml", b"\xff\xd8\xff\xe0")
    assert client.post(url, {"upload": picture, "note": "上传"}).status_code == 422
