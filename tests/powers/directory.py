"""The sample county's powers in the small county: its items, and the grants of the authorities that are there."""

from __future__ import annotations

import msgspec

from lianzhi.kernel.competence.pack import CountyPack, load_county
from lianzhi.organisation.selectors import authorities
from lianzhi.powers.loading import LoadedPowers, load_pack


def small_pack() -> CountyPack:
    """The corpus's pack without the grants of authorities the small county does not have."""
    known = set(authorities().values_list("code", flat=True))
    whole = load_county()
    grants = tuple(grant for grant in whole.all_grants if grant.authority in known)
    return msgspec.structs.replace(whole, grants=grants, grant_sets=())


def load_small_powers() -> LoadedPowers:
    """Write them."""
    return load_pack(small_pack())
