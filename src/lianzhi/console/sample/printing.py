"""One batch of papers, ordered and printed (示例)."""

from __future__ import annotations

from datetime import date

from lianzhi.console.sample.telling import actor
from lianzhi.documents.actions.order_batch import OrderBatch
from lianzhi.documents.batches import work_waiting
from lianzhi.documents.models import Document

PAPERS = 3


def tell(today: date) -> None:
    """The township's first papers in one archive."""
    orderer = actor("wulijie", today)
    papers = Document.objects.visible_to(orderer).order_by("pk").values_list("pk", flat=True)[:PAPERS]
    OrderBatch(actor=orderer, document_ids=tuple(papers)).execute()
    work_waiting()
