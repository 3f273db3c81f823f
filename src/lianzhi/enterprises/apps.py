"""Registers the app."""

from __future__ import annotations

from django.apps import AppConfig


class EnterprisesConfig(AppConfig):
    name = "lianzhi.enterprises"
    label = "enterprises"
