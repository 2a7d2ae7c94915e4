"""How often one network may search the public pages."""

import re
from typing import Any

import pytest
from django.test import Client

from relations.limits.rates import Rate
from relations.limits.shared_counts import SharedCounts
from relations.web.searches import SUGGESTIONS_A_SEARCH
from tests.desk.test_policy import INLINE
from tests.web.markup import links, named

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

QUOTA = 3
READER = Client(REMOTE_ADDR="203.0.113.7")


@pytest.fixture(autouse=True)
def few_searches(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SEARCHES_PER_MINUTE = QUOTA
    monkeypatch.setattr(Rate, "_counts", SharedCounts())
    monkeypatch.setattr("relations.limits.rates.time.monotonic", lambda: 1000.0)


SEARCHES = [
    *("/timeline/?q=border", "/timeline.json?q=border", "/statements/?q=border"),
    *("/timeline/?since=2024", "/timeline/?until=2024", "/timeline/?as_of=2024-01-01"),
    *("/relations/afghanistan-pakistan/?country=AFG&q=border", "/timeline/facets/type/?find=a"),
    *("/statements/facets/act/?find=a", "/search/?q=x", "/sources/?q=x", "/?q=x", "/nothing/?q=x"),
    # One value of several is enough, wherever it stands.
    *("/timeline/?q=border&q=", "/timeline/?since=2024&since=", "/timeline/?until=2024&until="),
    *("/timeline/?as_of=2024-01-01&as_of=", "/timeline/facets/type/?find=a&find="),
    # A whole list costs more than a search.
    *("/timeline/?whole=1", "/statements/?whole=1", "/timeline/?whole=1&whole="),
    # And so does a stretch of it, which may be as long.
    *("/timeline/?through=x", "/statements/?after=x&through=x"),
    # Each view that is compared is a search if it is one by itself.
    *("/compare/?a=q%3Dborder", "/compare/?a=country%3DAFG&b=since%3D2024", "/compare/?b=&b=q%3Dx"),
    # What cannot be read costs as much to find out.
    *("/timeline/?since=never", "/timeline/?q=" + "x" * 2000, "/timeline/?q=%00&q=%20x"),
]


def test_every_search_counts_and_says_how_many_are_left() -> None:
    for number, remaining in enumerate([2, 1, 0]):
        answer = READER.get(SEARCHES[number])
        assert answer.headers["RateLimit-Policy"] == '"search";q=3;w=60'
        assert answer.headers["RateLimit"] == f'"search";r={remaining};t=60'
        assert "Retry-After" not in answer.headers
    for address in SEARCHES:
        assert READER.get(address).status_code == 429, address


NO_SEARCHES = [
    *("/", "/timeline/", "/timeline/?country=AFG&type=talks&order=oldest", "/timeline.json"),
    *(
        "/statements/?act=deny",
        "/sources/",
        "/about/",
        "/healthz",
        "/timeline/?q=&q=",
        "/admin/?q=x",
    ),
    *("/timeline/?q=", "/timeline/?whole=", "/timeline/?through="),
    *("/compare/", "/compare/?a=country%3DAFG&b=country%3DPAK%26q%3D"),
    *("/timeline/facets/type/", "/timeline/?after=x", "/static/site.css?q=x"),
]


def used_up(path: str = "/timeline/?q=border", **headers: str) -> Any:
    for _ in range(QUOTA):
        READER.get("/timeline/?q=border", headers=headers)
    return READER.get(path, headers=headers)


def test_page_without_a_search_is_never_refused() -> None:
    assert used_up().status_code == 429
    for address in NO_SEARCHES:
        answer = READER.get(address)
        assert answer.status_code != 429, address
        assert "RateLimit" not in answer.headers, address
        answer.close()


def test_refusal_is_a_page_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    used_up()
    monkeypatch.setattr("relations.limits.rates.time.monotonic", lambda: 1018.5)
    answer = READER.get("/timeline/?q=border")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "42")
    assert answer.headers["RateLimit"] == '"search";r=0;t=42'
    assert named(answer, "h1")[0].words == "Too many searches at once"
    assert "Wait 42 seconds before the next." in named(answer, "main")[0].words
    assert links(answer)["The whole timeline"] == "/timeline/"
    assert INLINE.findall(answer.content.decode()) == []
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_refusal_of_json_is_json() -> None:
    answer = used_up("/timeline.json?q=border")
    assert answer.status_code == 429
    assert re.search(r"Wait 60 seconds", answer.json()["error"]["reason"])


def test_typing_takes_no_search_from_anybody_and_has_a_limit_of_its_own() -> None:
    typed = SUGGESTIONS_A_SEARCH * QUOTA
    for left in range(typed - 1, -1, -1):
        answer = READER.get("/search/suggestions/?q=muttaqi")
        assert answer.headers["RateLimit-Policy"] == f'"suggestions";q={typed};w=60'
        assert answer.headers["RateLimit"] == f'"suggestions";r={left};t=60'
    answer = READER.get("/search/suggestions/?q=muttaqi")
    assert answer.status_code == 429
    assert answer.headers["RateLimit-Policy"] == f'"suggestions";q={typed};w=60'
    assert READER.get("/search/?q=muttaqi").headers["RateLimit"] == '"search";r=2;t=60'


def test_window_ends_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    assert used_up().status_code == 429
    monkeypatch.setattr("relations.limits.rates.time.monotonic", lambda: 1060.0)
    assert READER.get("/timeline/?q=border").headers["RateLimit"] == '"search";r=2;t=60'


def test_other_networks_search_on_and_a_made_up_address_is_none_of_them(settings: Any) -> None:
    settings.PROXIES = 1
    assert used_up(**{"X-Forwarded-For": "1.1.1.1, 203.0.113.7"}).status_code == 429
    for forwarded, status in [
        ("2.2.2.2, 203.0.113.7", 429),
        ("203.0.113.7, 203.0.113.8", 200),
    ]:
        answer = READER.get("/timeline/?q=border", headers={"X-Forwarded-For": forwarded})
        assert answer.status_code == status


def test_none_a_minute_is_no_limit(settings: Any) -> None:
    settings.SEARCHES_PER_MINUTE = 0
    for _ in range(9):
        answer = READER.get("/timeline/?q=border")
        assert (answer.status_code, "RateLimit" in answer.headers) == (200, False)


def test_refusal_asks_the_database_nothing(django_assert_num_queries: Any) -> None:
    used_up()
    with django_assert_num_queries(0):
        assert READER.get("/timeline/?q=border").status_code == 429
