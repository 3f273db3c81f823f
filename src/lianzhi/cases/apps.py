"""Registers the app."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "lianzhi.cases"
    label = "cases"
