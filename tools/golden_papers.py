"""The golden text of every document template: what its sample says on paper, line by line.

`python -m tools.golden_papers` writes tests/documents/golden/<key>.txt anew; read the difference before committing it.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from lianzhi.documents.paper import render_html
from lianzhi.documents.samples import sample_paper
from lianzhi.documents.templates import Template, load_templates
from tools.findings import ROOT

GOLDEN = ROOT / "tests" / "documents" / "golden"
_LINE_END = re.compile(r"</(?:p|tr|li|h\d)>|<br>|</footer>")
_CELL_END = re.compile(r"</t[dh]>")
_TAG = re.compile(r"<[^>]+>")


def golden_text(template: Template) -> str:
    """The words of the sample, a line for each line or row of the paper."""
    marked = _CELL_END.sub("　", _LINE_END.sub("\n", render_html(sample_paper(template))))
    lines = (line.strip("　 ") for line in unescape(_TAG.sub("", marked)).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def main(folder: Path = GOLDEN) -> None:
    """Write every golden text, and drop those whose template is gone."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    for key, template in load_templates().items():
        (folder / f"{key}.txt").write_text(golden_text(template), encoding="utf-8")


if __name__ == "__main__":
    main()
