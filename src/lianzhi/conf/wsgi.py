"""The WSGI door gunicorn opens."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from lianzhi.core.embedded import count_anew

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianzhi.conf.settings")

application = get_wsgi_application()
count_anew()
