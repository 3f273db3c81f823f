"""LianZhi: county-township joint work-safety enforcement, from a hazard seen to a counted case."""

__version__ = "0.1.0"
