"""Registers the app."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "lianzhi.documents"
    label = "documents"
