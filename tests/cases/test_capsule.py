"""The capsule: whole, verifiable with common tools, with the law as it stood, and only of an archived case."""

from __future__ import annotations

import hashlib
import json
import zipfile
from io import BytesIO

import pytest

from lianzhi.audit.models import AuditEvent
from lianzhi.cases.actions.make_capsule import TakeCapsule
from lianzhi.cases.services.capsule import write_capsule
from lianzhi.cases.services.case_file import checkup_of
from lianzhi.cases.services.dossier import papers_of
from lianzhi.core import clock
from lianzhi.core.refusals import NotVisible, WrongState
from lianzhi.documents.printing import printed_pdf
from lianzhi.kernel.lint import ask
from tests.cases.file import File
from tests.laws.library import law_library

__all__ = ["law_library"]


@pytest.mark.usefixtures("law_library")
def test_a_capsule_holds_everything_and_its_hashes_fit(file: File) -> None:
    case = file.archived()
    target = BytesIO()
    sm3 = write_capsule(case, target)
    TakeCapsule(actor=file.officer, case_id=case.pk, manifest_sm3=sm3).execute()
    with zipfile.ZipFile(target) as packed:
        raw = packed.read("manifest.json")
        manifest = json.loads(raw)
        for each in manifest["files"]:
            content = packed.read(each["path"])
            assert len(content) == each["size"]
            assert hashlib.sha256(content).hexdigest() == each["sha256"]
            assert hashlib.new("sm3", content).hexdigest() == each["sm3"]
        facts = json.loads(packed.read("case.json"))
        papers = papers_of(case)
        assert [each["digest_sm3"] for each in facts["documents"]] == [each.digest for each in papers]
        assert packed.read(facts["documents"][0]["file"]) == printed_pdf(papers[0])
        assert all(each["as_it_arrived"] for each in facts["evidence"])
        assert facts["evidence"]
        assert all(each["taken_at"].endswith("+08:00") for each in facts["evidence"])
        assert ask(json.loads(packed.read("case-file.json"))) == checkup_of(case, clock.today()).to_json()
        script = packed.read("manifest.js").decode()
        assert json.loads(script.removeprefix("window.CAPSULE = ").rstrip(";\n")) == manifest
        assert {"index.html", "verify.js", "sm3.js", "capsule.css", "SHA256SUMS"} <= set(packed.namelist())
        penalty = next(each for each in facts["laws"] if each["ref"] in facts["penalty"])
        assert penalty["as_of"] == str(case.conduct_on)
        assert "罚款" in packed.read(penalty["file"]).decode()
    event = AuditEvent.objects.get(event="case.capsule_made")
    assert event.payload["manifest_sm3"] == hashlib.new("sm3", raw).hexdigest()


def test_an_open_case_and_a_stranger_get_none(file: File) -> None:
    case = file.filed()
    with pytest.raises(WrongState):
        TakeCapsule(actor=file.officer, case_id=case.pk, manifest_sm3="0").execute()
    with pytest.raises(NotVisible):
        TakeCapsule(actor=file.person("stranger").actor, case_id=case.pk, manifest_sm3="0").execute()
