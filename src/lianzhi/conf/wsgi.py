"""The WSGI door gunicorn opens."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from django.db import connection

from lianzhi.core.embedded import count_anew

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianzhi.conf.settings")

application = get_wsgi_application()
count_anew()
# A server that forks its workers only now would hand all of them one open database.
connection.close()
