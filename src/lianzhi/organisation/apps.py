"""Registers the app."""

from __future__ import annotations

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "lianzhi.organisation"
    label = "organisation"
