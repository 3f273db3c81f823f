"""Registers the app."""

from __future__ import annotations

from django.apps import AppConfig


class LawsConfig(AppConfig):
    name = "lianzhi.laws"
    label = "laws"
