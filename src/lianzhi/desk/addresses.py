"""Where a request comes from, behind as many reverse proxies as the site says it has."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# A household or an office gets a whole /64; whoever counts single addresses of it counts nothing.
IPV6_PREFIX = 64


def client_address(request: HttpRequest) -> str | None:
    """The client's address; None where what the proxy says is none. What the client itself claims is not believed."""
    given = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        given = passed[-settings.PROXIES].strip() if len(passed) >= settings.PROXIES else ""
    try:
        return str(ip_address(given))
    except ValueError:
        return None


def client_network(request: HttpRequest) -> str:
    """What counts as one client: the address, of IPv6 its network; all that cannot be read count as one."""
    address = client_address(request)
    if address is None:
        return "unknown"
    if isinstance(ip_address(address), IPv6Address):
        return str(ip_network(f"{address}/{IPV6_PREFIX}", strict=False))
    return address
