"""Registers the app."""

from __future__ import annotations

from django.apps import AppConfig


class PowersConfig(AppConfig):
    name = "lianzhi.powers"
    label = "powers"
