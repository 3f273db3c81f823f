"""Fill up a case of a scratch database to as many documents as asked; print its number and a session key.

Run in a process of its own with LIANZHI_VAR naming the scratch folder; bench.case_page does. The arguments are the
account and how many documents.
"""

from __future__ import annotations

import os
import sys
from itertools import cycle, islice

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianzhi.conf.settings")
django.setup()

from bench.scratch_site import session_key  # noqa: E402
from lianzhi.audit.acts import setup_writes  # noqa: E402
from lianzhi.cases.constants import CaseState  # noqa: E402
from lianzhi.cases.models import CaseFile  # noqa: E402
from lianzhi.cases.services.facts import owners_of  # noqa: E402
from lianzhi.documents.check_codes import key_of, new_code  # noqa: E402
from lianzhi.documents.models import Document  # noqa: E402
from lianzhi.documents.selectors import whole_documents_of  # noqa: E402
from lianzhi.organisation.models import Account  # noqa: E402

# Beside what a copy of a paper has of its own.
OWN = {"id", "code", "check_key", "series_number", "series_year", "series_word"}


def again(paper: Document) -> Document:
    """A copy of a paper, not yet kept, with a check code of its own and no place in the number series."""
    kept = {
        field.attname: getattr(paper, field.attname)
        for field in Document._meta.concrete_fields
        if field.name not in OWN
    }
    code = new_code()
    return Document(**kept, code=code, check_key=key_of(code))


def filled_case(username: str, documents: int) -> CaseFile:
    """A served case of the account's authority, its own papers copied until they and its inspections' are so many."""
    authority = Account.objects.get(username=username).officer.authority_id
    case = CaseFile.objects.filter(authority_id=authority, state=CaseState.SERVED).latest("pk")
    papers = whole_documents_of(case.owner_key)
    there = len(whole_documents_of(*owners_of(case)))
    with setup_writes("benchmark"):
        Document.objects.bulk_create(again(each) for each in islice(cycle(papers), max(0, documents - there)))
    return case


if __name__ == "__main__":
    print(filled_case(sys.argv[1], int(sys.argv[2])).pk, session_key(sys.argv[1]))
