"""The client's address behind proxies: only what a trusted proxy vouches for."""

from typing import Any

import pytest
from django.test import RequestFactory

from relations.limits.client_network import client_network

PEER = "192.0.2.1"

# Proxies, X-Forwarded-For as the site gets it, and the client.
SEEN = [
    (0, "", PEER),
    (0, "203.0.113.7", PEER),
    (1, "", PEER),
    (1, "203.0.113.7", "203.0.113.7"),
    (1, "198.51.100.66, 203.0.113.7", "203.0.113.7"),
    (1, "127.0.0.1,::1,unknown,,203.0.113.7", "203.0.113.7"),
    (2, "198.51.100.66, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
    # Who asked the inner proxy without the outer one.
    (2, "203.0.113.7", "203.0.113.7"),
    (1, "203.0.113.7:51234", "203.0.113.7"),
    (1, "[2001:db8:1:2:3:4:5:6]:51234", "2001:db8:1:2::/64"),
    (1, "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
    (1, "2001:DB8:1:3::1", "2001:db8:1:3::/64"),
    (1, "::ffff:203.0.113.7", "203.0.113.7"),
    (1, "fe80::1%eth0", "fe80::/64"),
    # What a proxy calls unknown is the proxy's own, and never what stands before it.
    (1, "203.0.113.7, unknown", PEER),
    (1, "203.0.113.7, ", PEER),
    (2, "198.51.100.66, _hidden, 10.0.0.2", "10.0.0.2"),
    (1, "1.2.3.4.5", PEER),
    (1, "٣.1.1.1", PEER),
    (1, "9" * 8000, PEER),
]


@pytest.mark.parametrize(("proxies", "forwarded", "client"), SEEN)
def test_client_is_whom_the_trusted_proxies_vouch_for(
    settings: Any, proxies: int, forwarded: str, client: str
) -> None:
    settings.PROXIES = proxies
    header = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory(REMOTE_ADDR=PEER).get("/", headers=header)
    assert client_network(request) == client


def test_client_behind_a_socket_without_addresses_is_not_known(settings: Any) -> None:
    settings.PROXIES = 0
    assert client_network(RequestFactory(REMOTE_ADDR="").get("/")) == ""
