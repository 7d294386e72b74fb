"""What several tests share: the project's own data, and a very small project to break."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import data, pages, site, templates

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def facts() -> data.Data:
    """The toolkit's own data."""
    loaded, faults = data.load(ROOT / "docs/_data")
    assert not faults
    return loaded


@pytest.fixture(scope="session")
def whole_site(facts) -> site.Site:
    """The toolkit's own pages and data."""
    found, faults = pages.load(ROOT / "docs")
    assert not faults
    forms, faults = templates.load(ROOT / "docs", found, facts)
    assert not faults
    return site.Site(facts, found, forms)
