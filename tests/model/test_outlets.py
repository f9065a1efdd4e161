"""The registry finds an outlet by where it publishes and by what readers call it, and abstains where a name is shared."""

from __future__ import annotations

import pytest

from reportedly.model.outlets import Outlet, Outlets, OutletType, outlets


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("AP", "Associated Press"),
        ("the A.P.", "Associated Press"),
        ("WSJ", "The Wall Street Journal"),
        ("The Wall Street Journal’s", "The Wall Street Journal"),
        ("wall street journal", "The Wall Street Journal"),
        ("the Beeb", "BBC"),
        ("Barron’s", "Barron's"),
        ("El Pais", "El País"),
        ("L.A. Times", "Los Angeles Times"),
    ],
)
def test_a_name_or_alias_means_its_outlet(name: str, outlet: str) -> None:
    found = outlets().by_name(name)
    assert found
    assert found.name == outlet


@pytest.mark.parametrize("name", ["time", "the hill", "map", "Map", "Barron", "nobody's gazette", ""])
def test_an_ordinary_word_is_no_outlet(name: str) -> None:
    assert outlets().by_name(name) is None
    assert outlets().ambiguous(name) == ()


@pytest.mark.parametrize(
    ("name", "one_of"),
    [("the Journal", "The Wall Street Journal"), ("The Post", "New York Post"), ("The Times", "The Times")],
)
def test_a_shared_name_means_nobody_alone(name: str, one_of: str) -> None:
    assert outlets().by_name(name) is None
    assert one_of in {outlet.name for outlet in outlets().ambiguous(name)}


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://edition.cnn.com/2026/03/04/story", "CNN"),
        ("news.bbc.co.uk:443", "BBC"),
        ("//www.apnews.com", "Associated Press"),
        ("abcnews.go.com", "ABC News"),
    ],
)
def test_an_address_means_the_outlet_that_publishes_there(address: str, outlet: str) -> None:
    found = outlets().by_domain(address)
    assert found
    assert found.name == outlet


@pytest.mark.parametrize("address", ["", "localhost", "co.uk", "notcnn.com", "192.0.2.1"])
def test_an_unknown_address_means_nobody(address: str) -> None:
    assert outlets().by_domain(address) is None


def test_the_bundled_registry_is_in_order() -> None:
    known = outlets().known
    domains = [domain for outlet in known for domain in outlet.domains]
    assert len(known) > 1000
    assert len({outlet.name for outlet in known}) == len(known)
    assert len(set(domains)) == len(domains)
    assert all(len(outlet.country) == 2 for outlet in known)


def test_the_longest_domain_wins() -> None:
    parent = Outlet(name="Harbour Group", type=OutletType.PAPER, country="NZ", domains=("harbour.example",))
    child = Outlet(name="Harbour Sport", type=OutletType.DIGITAL, country="NZ", domains=("sport.harbour.example",))
    assert Outlets((parent, child)).by_domain("www.sport.harbour.example") is child
