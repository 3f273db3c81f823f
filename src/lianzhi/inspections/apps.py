"""Registers the app."""

from __future__ import annotations

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "lianzhi.inspections"
    label = "inspections"
