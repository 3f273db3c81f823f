"""Registers the app."""

from __future__ import annotations

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "lianzhi.statistics"
    label = "statistics"
