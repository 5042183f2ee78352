import pytest
from starlette.testclient import TestClient

from service.app import create_app
from service.settings import Settings


@pytest.fixture(scope="session")
def client(data_dir):
    settings = Settings(data=data_dir, sparql_workers=1)
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client
