"""Words of the law library, as its sources write them."""

from __future__ import annotations

IN_FORCE = "现行有效"
AMENDED = "已被修改"
SUPERSEDED = "历史版本"
REPEALED = "已废止"

#: What a source may say of a text's standing.
STATUSES = (IN_FORCE, AMENDED, SUPERSEDED, REPEALED)
