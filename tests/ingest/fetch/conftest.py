from __future__ import annotations

import pytest

from tests.ingest.fetch.site import serving


@pytest.fixture
def site():
    with serving() as one:
        yield one
