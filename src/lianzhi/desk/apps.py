"""Registers the app."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "lianzhi.desk"
    label = "desk"
