"""Django brought up for the commands that read or write the database; `ask` never comes here."""

import os

import django


def set_up() -> None:
    """Configures Django with the settings of the environment, or the project's own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianzhi.conf.settings")
    django.setup()
