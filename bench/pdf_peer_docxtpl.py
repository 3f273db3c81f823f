"""Run by `.venv-bench`: fill each `N.tpl.docx` of a folder with `N.json`, keep `N.docx`, print the milliseconds."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from docxtpl import DocxTemplate


def _fill(form: Path) -> float:
    kept = form.with_name(form.name.replace(".tpl.docx", ".docx"))
    words = json.loads(form.with_name(form.name.replace(".tpl.docx", ".json")).read_text(encoding="utf-8"))
    start = time.perf_counter()
    template = DocxTemplate(form)
    template.render(words, autoescape=True)
    template.save(kept)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """One form to warm up."""
    forms = sorted(Path(sys.argv[1]).glob("*.tpl.docx"))
    _fill(forms[0])
    sys.stdout.write(json.dumps([_fill(form) for form in forms]))


if __name__ == "__main__":
    main()
