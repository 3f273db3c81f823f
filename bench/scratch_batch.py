"""Make decisions in a scratch database, print them in one batch; tell the seconds and the processor's.

Run in a process of its own with LIANZHI_VAR naming the scratch folder; bench.batch does. The arguments are the account
and how many decisions.
"""

from __future__ import annotations

import json
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianzhi.conf.settings")
django.setup()

from bench.scratch_case import again  # noqa: E402
from lianzhi.audit.acts import setup_writes  # noqa: E402
from lianzhi.core import clock  # noqa: E402
from lianzhi.documents import batches  # noqa: E402
from lianzhi.documents.actions.order_batch import OrderBatch  # noqa: E402
from lianzhi.documents.constants import BatchState  # noqa: E402
from lianzhi.documents.models import BatchJob, Document  # noqa: E402
from lianzhi.organisation.models import Account  # noqa: E402
from lianzhi.organisation.services import actor_for  # noqa: E402


def _decisions(authority: str, count: int) -> list[int]:
    """Copies of a decision, each with a number and a party of its own, so that none is set from memory."""
    first = Document.objects.filter(template="decision_unit", authority_id=authority).latest("pk")
    words = json.dumps(first.model, ensure_ascii=False)
    made = []
    for number in range(1, count + 1):
        copy = again(first)
        copy.number = f"（示例）罚〔2026〕{number}号"
        copy.model = json.loads(words.replace(first.number, copy.number).replace("公司", f"公司{number}分部"))
        made.append(copy)
    with setup_writes("benchmark"):
        Document.objects.bulk_create(made)
    return list(Document.objects.order_by("-pk").values_list("pk", flat=True)[:count])


def main() -> None:
    """What the batch took, as JSON."""
    account = Account.objects.get(username=sys.argv[1])
    actor = actor_for(account, clock.today())
    if actor is None:
        raise RuntimeError("the account has no officer")
    ids = _decisions(actor.authority_code, int(sys.argv[2]))
    job = OrderBatch(actor=actor, document_ids=tuple(ids)).execute()
    start, worked = time.perf_counter(), time.process_time()
    batches.work(job.pk)
    elapsed, worked = time.perf_counter() - start, time.process_time() - worked
    job = BatchJob.objects.get(pk=job.pk)
    if job.state != BatchState.READY or job.done != len(ids):
        raise RuntimeError(f"{job.state}: {job.fault}")
    print(json.dumps({"seconds": elapsed, "worked": worked, "bytes": job.file.size}))


if __name__ == "__main__":
    main()
