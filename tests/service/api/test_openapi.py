import threading
import time

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service.app import create_app
from service.settings import Settings

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
OPERATIONS = [
    "getActor",
    "getCoverage",
    "getDocument",
    "getHealth",
    "getMeasure",
    "getPlan",
    "listActors",
    "listDocuments",
    "listMeasures",
    "listPlans",
    "listThemes",
    "resolve",
    "search",
]


@pytest.fixture(scope="module")
def address(data_dir):
    """The service on a real port: schemathesis brings a client of its own."""
    app = create_app(Settings(data=data_dir, sparql_workers=1))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_the_service_keeps_to_its_description(client, address, operation_id):
    described = schemathesis.openapi.from_dict(client.get("/api/v1/openapi.json").json())
    operation = described.find_operation_by_id(operation_id)

    @settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def keeps_to_it(case):
        case.validate_response(case.call(base_url=address, allow_redirects=False), checks=CHECKS)

    keeps_to_it()


def test_operations_have_stable_names_and_say_what_they_do(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    operations = [operation for methods in paths.values() for operation in methods.values()]
    assert sorted(one["operationId"] for one in operations) == OPERATIONS
    assert all(one["description"] and one["summary"] for one in operations)
