"""The real site on a fixed first day, for gunicorn: time passes, and the demo's clock is added to it.

Certificates, delegations and terms of the sample end some day; a journey that began on the machine's own day would
start to fail then. People of a journey move time as a visitor of the demo does: on the page 演示时钟.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from lianzhi.conf.wsgi import application as site
from lianzhi.core import clock
from lianzhi.core.models import DemoClock
from tests.held_clock import START

# Linux counts one monotonic clock for all processes, so that the test and the site agree on when the journey began.
_BEGAN = float(os.environ["JOURNEY_BEGAN"])


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Serve one request at the journey's present instant."""
    days = DemoClock.objects.values_list("days_ahead", flat=True).first() or 0
    passed = timedelta(days=days, seconds=time.monotonic() - _BEGAN)
    with clock.frozen(START + passed):
        return site(environ, start_response)
