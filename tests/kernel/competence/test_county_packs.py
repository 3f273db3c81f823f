"""County packs as others write them: the published schema, and packs that are refused with their place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from lianzhi.kernel.competence import CountyPack, county_schema, load_county
from lianzhi.kernel.competence.questions import ask
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.packs import CORPUS
from tests.kernel.competence.small_county import county, delegation

SCHEMA = Path(__file__).parents[3] / "docs" / "law" / "county-pack.schema.json"


def test_the_published_schema_is_the_pack_the_kernel_reads() -> None:
    """Write it anew with `print(county_schema(), end="")`."""
    assert SCHEMA.read_text(encoding="utf-8") == county_schema()
    known = json.loads(county_schema())["$defs"]
    assert set(known["CountyPack"]["properties"]) == set(CountyPack.__struct_fields__)
    assert known["CountyPack"]["additionalProperties"] is False
    assert known["Grant"]["required"] == ["item", "authority", "channel", "document_no", "valid_from"]


def test_the_sample_county_can_be_brought_along_as_json() -> None:
    written = yaml.safe_load((CORPUS / "counties/350525/powers.yaml").read_text(encoding="utf-8"))
    brought = json.loads(json.dumps(written, default=str))
    asked = {"place": "350525109", "ref": "安全生产法/97/1/7", "date": "2023-12-05"}
    assert ask({**asked, "county": brought}) == ask(asked)
    assert msgspec.convert(msgspec.to_builtins(load_county()), CountyPack) == load_county()


@pytest.mark.parametrize(
    ("change", "place", "mistake"),
    [
        ({"authorities": []}, "authorities", "no county bureau"),
        ({"authorities": county()["authorities"] * 2}, "authorities", "a code is used twice"),
        ({"items": county()["items"] * 2}, "items", "a code is used twice"),
        ({"items": [{**county()["items"][0], "department": "x"}]}, "items.i", "unknown department x"),
        ({"grants": [delegation(item="x")]}, "grants.x", "unknown item x"),
        ({"grants": [delegation(valid_to="2022-11-30")]}, "grants.i", "ends on 2022-11-30 before"),
        (
            {"grants": [delegation(channel="entrustment", compulsion=True)]},
            "grants.i",
            "compulsion may not be entrusted",
        ),
        ({"county": {"code": "888888", "name": "示例县"}}, "authorities.e", "the division 999999001"),
        (
            {"not_authorities": [{"name": "西示例镇人民政府", "kind": "office"}]},
            "authorities.w",
            "may not sign",
        ),
    ],
)
def test_a_broken_county_file_names_the_place(
    change: dict[str, Any], place: str, mistake: str, tmp_path: Path
) -> None:
    good, broken = tmp_path / "good.yaml", tmp_path / "broken.yaml"
    good.write_text(yaml.safe_dump(county(delegation()), allow_unicode=True), encoding="utf-8")
    assert len(load_county(str(good)).all_grants) == 1
    broken.write_text(
        yaml.safe_dump({**county(delegation()), **change}, allow_unicode=True), encoding="utf-8"
    )
    with pytest.raises(BrokenRulePack) as caught:
        load_county(str(broken))
    assert caught.value.place == place
    assert mistake in caught.value.mistake
