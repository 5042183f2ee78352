import pytest
from starlette.testclient import TestClient

from service.app import create_app
from service.settings import Settings


@pytest.fixture(scope="session")
def site(data_dir):
    settings = Settings(data=data_dir, sparql_workers=1)
    with TestClient(create_app(settings), headers={"Accept": "text/html"}) as client:
        yield client
