"""The law library, for the tests of this folder."""

from tests.laws.library import law_library

__all__ = ["law_library"]
