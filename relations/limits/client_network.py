"""Who asks: the network of a client, seen through the proxies in front of the site."""

from ipaddress import IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest


def client_network(request: HttpRequest) -> str:
    """An IPv4 address, or the first 64 bits of an IPv6 address, since whoever has one address of
    these has them all. Blank if it is not known, as behind a Unix socket.

    Each of the `PROXIES` adds at the right of `X-Forwarded-For` whom it was asked by. What stands
    further to the left a client may have made up, and it is not looked at. Where a proxy wrote
    something that is no address, the proxy itself counts as the client.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    hops = [*forwarded, request.META.get("REMOTE_ADDR", "")]
    networks = (_network(hop) for hop in hops[-settings.PROXIES - 1 :])
    return next(filter(None, networks), "")


def _network(hop: str) -> str:
    """The network of an address that may have a port; blank if it is none."""
    text = hop.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    if address.version == 4:
        return str(address)
    return str(address.ipv4_mapped or IPv6Network((int(address), 64), strict=False))
