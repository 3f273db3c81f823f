"""A real case as a case file of the kernel: everything our records know, and what they cannot know."""

from lianzhi.cases.services.case_file.building import UNKNOWN, case_file_of, checkup_of, document_of

__all__ = ["UNKNOWN", "case_file_of", "checkup_of", "document_of"]
