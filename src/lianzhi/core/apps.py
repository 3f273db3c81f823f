"""Registers the app."""

from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "lianzhi.core"
    label = "core"
