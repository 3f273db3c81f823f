"""Run by `.venv-bench`: print the milliseconds WeasyPrint takes for each of the HTML files it is given, as JSON."""

from __future__ import annotations

import json
import sys
import time

from weasyprint import CSS, HTML


def main() -> None:
    """The style sheet first, then the pages; one page to warm up."""
    style, *pages = sys.argv[1:]
    sheet = CSS(filename=style)
    HTML(filename=pages[0]).write_pdf(stylesheets=[sheet])
    found = []
    for page in pages:
        start = time.perf_counter()
        HTML(filename=page).write_pdf(stylesheets=[sheet])
        found.append((time.perf_counter() - start) * 1000)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
