"""The capsule: an archived case as one zip that proves itself without this site.

Papers as PDF, evidence and signatures as they arrived, the case as JSON (its facts, and the published form of a case
file), the articles it cites as in force on the days they were cited, a manifest with SHA-256 and SM3, and a page that
verifies the hashes in a browser without a network.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import default_storage

from lianzhi.audit.selectors import history_of
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import decision_of, handlers_of
from lianzhi.cases.services.case_file import document_of
from lianzhi.cases.services.dossier import dossier_pdf, exhibits_of, papers_of
from lianzhi.cases.services.violations import obligations_of, penalties_of
from lianzhi.cases.services.weighing import citations_of
from lianzhi.core import clock
from lianzhi.documents.check_codes import grouped
from lianzhi.documents.models import Document
from lianzhi.documents.printing import printed_pdf
from lianzhi.documents.templates import load_templates
from lianzhi.evidence.models import Evidence
from lianzhi.kernel.law import in_chinese, parse_ref, resolve_title, version_on
from lianzhi.kernel.types import Citation
from lianzhi.laws.selectors import resolve

PAGE = Path(__file__).resolve().parents[1] / "capsule_page"
PAGE_FILES = ("index.html", "capsule.css", "sm3.js", "verify.js")
SCHEMA = "lianzhi-capsule/1"
_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True, slots=True)
class Sealed:
    """One file of the capsule with its digests."""

    path: str
    size: int
    sha256: str
    sm3: str


@dataclass
class _Capsule:
    """The zip while it is written; every file is hashed as it goes in."""

    packed: zipfile.ZipFile
    files: list[Sealed] = field(default_factory=list)

    def put(self, path: str, content: bytes) -> Sealed:
        # Pictures and PDFs are compressed already.
        how = zipfile.ZIP_DEFLATED if path.endswith((".json", ".txt", ".svg")) else zipfile.ZIP_STORED
        self.packed.writestr(path, content, how)
        sm3 = hashlib.new("sm3", content).hexdigest()
        sealed = Sealed(path, len(content), hashlib.sha256(content).hexdigest(), sm3)
        self.files.append(sealed)
        return sealed


def write_capsule(case: CaseFile, target: IO[bytes]) -> str:
    """Write the capsule of an archived case; the SM3 of its manifest, which stands for the whole."""
    with zipfile.ZipFile(target, "w") as packed:
        capsule = _Capsule(packed)
        papers = papers_of(case)
        capsule.put("案卷.pdf", dossier_pdf(case))
        documents = [_paper(capsule, number, each) for number, each in enumerate(papers, start=1)]
        exhibits = [_exhibit(capsule, number, each) for number, each in enumerate(exhibits_of(case), start=1)]
        laws = _laws(capsule, case, papers)
        facts = {**_facts(case), "documents": documents, "evidence": exhibits, "laws": laws}
        capsule.put("case.json", _json(facts))
        # The same in the published form: `lianzhi ask lint` judges it anywhere.
        capsule.put("case-file.json", _json(document_of(case, clock.today())))
        manifest = _json(
            {
                "schema": SCHEMA,
                "case": str(case),
                "number": case.number,
                "agency": case.signs_as.name,
                "archived_on": str(case.archived_on),
                "made_at": clock.now().isoformat(timespec="seconds"),
                "files": [asdict(each) for each in capsule.files],
            }
        )
        _page(packed, capsule, manifest)
    return hashlib.new("sm3", manifest).hexdigest()


def _page(packed: zipfile.ZipFile, capsule: _Capsule, manifest: bytes) -> None:
    packed.writestr("manifest.json", manifest, zipfile.ZIP_DEFLATED)
    # A page opened from a folder may not fetch its neighbours, but it may load them as scripts.
    script = b"window.CAPSULE = " + manifest.replace(b"<", b"\\u003c") + b";\n"
    packed.writestr("manifest.js", script, zipfile.ZIP_DEFLATED)
    sums = "".join(f"{each.sha256}  {each.path}\n" for each in capsule.files)
    packed.writestr("SHA256SUMS", sums, zipfile.ZIP_DEFLATED)
    for name in PAGE_FILES:
        packed.writestr(name, (PAGE / name).read_bytes(), zipfile.ZIP_DEFLATED)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, default=_written).encode()


def _written(value: Any) -> str:
    """An instant as the clock in China shows it, a day as it is."""
    if isinstance(value, datetime):
        return value.astimezone(clock.SHANGHAI).isoformat(timespec="seconds")
    return str(value)


def _safe(name: str) -> str:
    return _UNSAFE.sub("_", name)[:80].strip("._")


def _paper(capsule: _Capsule, number: int, document: Document) -> dict[str, Any]:
    """A paper as PDF with its frozen model and the hands under it."""
    kept = capsule.put(f"documents/{number:03d}_{_safe(str(document))}.pdf", printed_pdf(document))
    hands = []
    for each in document.signatures.all():
        told = {"label": each.label, "signer": each.signer, "how": each.how, "signed_at": each.signed_at}
        if each.file:
            name = f"signatures/{number:03d}_{each.pk}{Path(str(each.file.name)).suffix}"
            with each.file.open("rb") as file:
                told["file"] = capsule.put(name, file.read()).path
        hands.append({**told, "reason": each.reason, "witness": each.witness, "recording": each.recording})
    return {
        "file": kept.path,
        "name": document.name,
        "number": document.number,
        "issued_on": document.issued_on,
        "state": document.get_state_display(),
        "code": grouped(document.code),
        "digest_sm3": document.digest,
        "signatures": hands,
        "model": document.model,
    }


def _exhibit(capsule: _Capsule, number: int, evidence: Evidence) -> dict[str, Any]:
    """A piece of evidence as it arrived; a file that is gone is told, not hidden."""
    suffix, title = Path(evidence.file_name).suffix, _safe(evidence.title)
    try:
        with default_storage.open(str(evidence.file.name)) as file:
            content: bytes = file.read()
    except OSError:
        path, same = "", False
    else:
        kept = capsule.put(f"evidence/{number:03d}_{title.removesuffix(suffix)}{suffix}", content)
        path, same = kept.path, kept.sm3 == evidence.sm3
    return {
        "file": path,
        "title": evidence.title,
        "kind": evidence.get_kind_display(),
        "proves": evidence.proves,
        "taken_at": evidence.taken_at,
        "taken_place": evidence.taken_place,
        "taken_by": evidence.taken_by.name,
        "sm3_on_arrival": evidence.sm3,
        "as_it_arrived": same,
    }


def _facts(case: CaseFile) -> dict[str, Any]:
    decision = decision_of(case)
    return {
        "schema": SCHEMA,
        "number": case.number,
        "name": str(case),
        "cause": case.cause,
        "facts": case.facts,
        "procedure": f"{case.procedure}@{case.procedure_version}",
        "party": {"kind": case.party_kind, "name": case.party_name, "identifier": case.party_identifier},
        "agency": case.signs_as.name,
        "handlers": [
            {"name": each.officer.name, "certificate": each.certificate_number} for each in handlers_of(case)
        ],
        "obligation": [each.ref for each in citations_of(obligations_of(case))],
        "penalty": [each.ref for each in citations_of(penalties_of(case))],
        "dates": {
            "conduct": case.conduct_on,
            "filed": case.filed_on,
            "decided": decision.decided_on if decision else None,
            "closed": case.closed_on,
            "archived": case.archived_on,
        },
        "events": [
            {
                "sequence": each.sequence,
                "stream": each.stream,
                "at": each.at,
                "event": each.event,
                "who": each.actor_name,
                "sentence": each.sentence,
                "digest": each.digest,
            }
            for each in reversed(history_of(case))
        ],
    }


def _cited(case: CaseFile, papers: list[Document]) -> Iterator[tuple[Citation, date]]:
    """Every citation with the day it was cited as of: the case's own at the conduct, a paper's at its date.

    A template lists the articles its paper may rest on; those of a law not yet in force on its date are left out.
    """
    for refs in (obligations_of(case), penalties_of(case)):
        for citation in citations_of(refs):
            yield citation, case.conduct_on
    templates = load_templates()
    for document in papers:
        template = templates.get(document.template)
        for ref in template.cites if template else ():
            citation = parse_ref(ref)
            if resolve_title(citation.law) is None or version_on(citation.law, document.issued_on):
                yield citation, document.issued_on


def _laws(capsule: _Capsule, case: CaseFile, papers: list[Document]) -> list[dict[str, Any]]:
    """The whole article of each citation, once for each text of the law that was in force."""
    told, kept = [], {}
    for citation, on in dict.fromkeys(_cited(case, papers)):
        answer = resolve(citation, on)
        path = ""
        if answer.article is not None:
            article = answer.article
            since = article.law.in_force_from or "施行日期待核定"
            heading = in_chinese(Citation(answer.citation.law, citation.article, sub=citation.sub))
            path = f"laws/{_safe(heading)}（{since}）.txt"
            if path not in kept:
                text = f"{article.law.title}\n{since}起施行\n\n{article.text}\n"
                kept[path] = capsule.put(path, text.encode())
        told.append(
            {
                "ref": citation.ref,
                "as_of": on,
                "file": path,
                "in_force": answer.in_force,
                "note": answer.reason,
                "provisional": answer.provisional,
            }
        )
    return told
