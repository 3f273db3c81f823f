"""Bringing statutes into the library: the pinned package, Markdown, the national database's Word files."""

from __future__ import annotations

from lianzhi.laws.loading.files import import_file
from lianzhi.laws.loading.package import LibraryError, import_package
from lianzhi.laws.loading.store import Stored, store

__all__ = ["LibraryError", "Stored", "import_file", "import_package", "store"]
