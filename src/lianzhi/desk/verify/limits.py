"""How often one network address may ask the public check, so that it stays open to everybody else."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from lianzhi.core import clock
from lianzhi.core.refusals import TooOften
from lianzhi.desk.addresses import client_network


def count_lookup(request: HttpRequest) -> None:
    """Count a look-up; raises TooOften beyond the site's limit."""
    _count(request, "lookup", settings.PUBLIC_CHECK_LOOKUPS, "查验")


def count_comparison(request: HttpRequest) -> None:
    """Count a comparison of a file, which sets papers anew; raises TooOften beyond the site's limit."""
    _count(request, "comparison", settings.PUBLIC_CHECK_COMPARISONS, "比对")


def _count(request: HttpRequest, what: str, most: int, verb: str) -> None:
    seconds: int = settings.PUBLIC_CHECK_SECONDS
    window, gone = divmod(int(clock.now().timestamp()), seconds)
    left = seconds - gone
    if _next(f"{what}:{client_network(request)}:{window}") > most:
        raise TooOften(
            f"{verb}过于频繁：同一网络地址每{seconds}秒最多{verb}{most}次，请{left}秒后再试。", seconds=left
        )


def _next(key: str) -> int:
    """One more; two processes at the same instant may count as one, which a limit of this kind can bear."""
    counts = caches["limits"]
    if counts.add(key, 1):
        return 1
    try:
        return counts.incr(key)
    except ValueError:
        # It lapsed in between.
        return 1
