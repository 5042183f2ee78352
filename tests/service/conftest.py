import pytest

from snapshot.current import open_current
from tests.service.collection import publish


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory, encoder):
    folder = tmp_path_factory.mktemp("published")
    publish(folder, encoder)
    return folder


@pytest.fixture(scope="session")
def snapshot(data_dir):
    return open_current(data_dir)
