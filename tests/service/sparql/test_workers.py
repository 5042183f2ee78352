"""Worker processes: what they answer, how they are stopped, and that nothing of them is left."""

import asyncio
import contextlib
import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from service.errors import BadRequestError, TooManyRequestsError, UnavailableError
from service.sparql.clients import client_of
from service.sparql.connection import Version
from service.sparql.frames import Job
from service.sparql.sandbox import missing_sandbox
from service.sparql.workers import WorkerPool
from tests.endpoint import nothing
from tests.service.sparql.conftest import EX, write_store

QUICK = f"SELECT ?t {{ <{EX}mesure/7> <{EX}titre> ?t }}"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"

needs_sandbox = pytest.mark.skipif(missing_sandbox() is not None, reason=missing_sandbox() or "")


def job(query, max_bytes=100_000_000):
    return Job(query, "http://exemple.test/", "text/csv", None, None, None, max_bytes)


async def ask(pool, query, client="192.0.2.1", **options):
    async with pool.run(job(query, **options), client) as answer:
        parts = [await answer.reply.first()]
        parts += [part async for part in answer.reply.rest()]
        return b"".join(parts).decode()


@contextlib.asynccontextmanager
async def running(store_path, limits):
    pool = WorkerPool(Version(store_path, "snapshot-1", nothing), limits)
    await pool.start()
    try:
        yield pool
    finally:
        await pool.close()


def workers_of(pool):
    return {worker.pid for worker in pool._idle} | {run.worker.pid for run in pool._lanes.running}


def is_running(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


async def until(condition):
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.01)


def test_answers_and_uses_its_workers_again(store_path, limits):
    async def scenario():
        async with running(store_path, limits) as pool:
            await until(lambda: len(pool._idle) == limits.workers + limits.standbys)
            before = workers_of(pool)
            for _ in range(20):
                assert "Create 7 care places" in await ask(pool, QUICK)
            assert workers_of(pool) == before

    asyncio.run(scenario())


def test_a_query_is_stopped_at_the_deadline_and_its_worker_replaced(store_path, limits):
    async def scenario():
        async with running(store_path, replace(limits, deadline_s=0.3, quick_s=0.1)) as pool:
            waiting = asyncio.create_task(ask(pool, ENDLESS))
            await until(lambda: pool._lanes.running)
            (run,) = pool._lanes.running
            assert is_running(run.worker.pid)
            with pytest.raises(UnavailableError, match=r"stopped after 0\.3 s"):
                await waiting
            await until(lambda: not is_running(run.worker.pid))
            assert "Create 7" in await ask(pool, QUICK)
            await until(lambda: len(pool._idle) == limits.workers + limits.standbys)

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { FILTER(" + "(" * 9000 + "1" + ")" * 9000 + ") }",
        'SELECT (STRLEN(?s28) AS ?n) { BIND("' + "a" * 16 + '" AS ?s0) '
        + " ".join(f"BIND(CONCAT(?s{n}, ?s{n}) AS ?s{n + 1})" for n in range(28)) + " }",
    ],
    ids=["stack", "memory"],
)  # fmt: skip
def test_a_query_that_takes_too_much_only_ends_its_worker(store_path, limits, query):
    async def scenario():
        async with running(store_path, replace(limits, memory_mb=256, deadline_s=5)) as pool:
            with pytest.raises(UnavailableError, match=r"256 MB"):
                await ask(pool, query)
            assert "Create 7" in await ask(pool, QUICK)

    asyncio.run(scenario())


def test_a_long_query_goes_on_in_the_slow_lane_and_leaves_its_place(store_path, limits):
    async def scenario():
        async with running(store_path, replace(limits, workers=1, quick_s=0.05, deadline_s=5)) as pool:
            long = asyncio.create_task(ask(pool, ENDLESS))
            await until(lambda: any(run.is_slow for run in pool._lanes.running))
            (run,) = pool._lanes.running
            await until(lambda: os.getpriority(os.PRIO_PROCESS, run.worker.pid) == 10)
            assert "Create 7" in await ask(pool, QUICK)
            assert not long.done()
            long.cancel()
            await until(lambda: not is_running(run.worker.pid))

    asyncio.run(scenario())


def test_where_the_slow_lane_is_full_long_queries_make_room_for_waiting_ones(store_path, limits):
    async def scenario():
        narrow = replace(limits, workers=1, slow_slots=1, quick_s=0.1, deadline_s=5)
        async with running(store_path, narrow) as pool:
            first = asyncio.create_task(ask(pool, ENDLESS, "192.0.2.1"))
            await until(lambda: any(run.is_slow for run in pool._lanes.running))
            second = asyncio.create_task(ask(pool, ENDLESS, "192.0.2.2"))
            await until(lambda: len(pool._lanes.running) == 2)
            assert "Create 7" in await ask(pool, QUICK, "192.0.2.3")
            with pytest.raises(UnavailableError, match="Too many long queries"):
                await second
            assert not first.done()
            first.cancel()

    asyncio.run(scenario())


def test_a_client_whose_queries_are_stopped_gets_only_quick_ones(store_path, limits):
    async def scenario():
        strict = replace(limits, suspect_stops=1, barred_stops=2, quick_s=0.05, deadline_s=0.2)
        async with running(store_path, strict) as pool:
            for _ in range(2):
                with pytest.raises(UnavailableError):
                    await ask(pool, ENDLESS)
            with pytest.raises(TooManyRequestsError) as refused:
                await ask(pool, ENDLESS)
            assert int(refused.value.headers["Retry-After"]) in range(1, 61)
            assert "Create 7" in await ask(pool, QUICK)
            # Nobody else pays for it
            with pytest.raises(UnavailableError):
                await ask(pool, ENDLESS, "192.0.2.9")

    asyncio.run(scenario())


def test_a_client_has_so_many_requests_and_the_queue_so_many_places(store_path, limits):
    async def scenario():
        small = replace(limits, workers=1, requests_per_client=2, queue_length=1, quick_s=5.0, deadline_s=5)
        async with running(store_path, small) as pool:
            running_one = asyncio.create_task(ask(pool, ENDLESS, "192.0.2.1"))
            await until(lambda: pool._lanes.running)
            waiting_one = asyncio.create_task(ask(pool, ENDLESS, "192.0.2.1"))
            await until(lambda: pool._lanes.waiting)
            with pytest.raises(TooManyRequestsError, match="More than 2 queries"):
                await ask(pool, QUICK, "192.0.2.1")
            with pytest.raises(UnavailableError, match="waiting for their turn") as refused:
                await ask(pool, QUICK, "192.0.2.2")
            assert refused.value.headers["Retry-After"]
            for task in (running_one, waiting_one):
                task.cancel()

    asyncio.run(scenario())


def test_who_has_least_running_comes_first(store_path, limits):
    async def scenario():
        async with running(
            store_path, replace(limits, workers=2, standbys=0, quick_s=5.0, deadline_s=5)
        ) as pool:
            await until(lambda: len(pool._idle) == 2)
            greedy = [asyncio.create_task(ask(pool, ENDLESS, "192.0.2.1")) for _ in range(5)]
            await until(lambda: len(pool._lanes.running) == 2)
            modest = asyncio.create_task(ask(pool, QUICK, "192.0.2.2"))
            await until(lambda: len(pool._lanes.waiting) == 4)
            greedy[0].cancel()
            assert "Create 7" in await modest
            for task in greedy:
                task.cancel()

    asyncio.run(scenario())


def test_large_results_come_in_parts_and_whole(store_path, limits):
    async def scenario():
        async with running(store_path, replace(limits, deadline_s=10)) as pool:
            async with pool.run(job(LONG), "192.0.2.1") as answer:
                first = await answer.reply.first()
                assert limits.buffer_bytes <= len(first)
                assert not answer.reply.is_over
                rest = [part async for part in answer.reply.rest()]
            lines = b"".join([first, *rest]).splitlines()
            assert len(lines) == 20_001

    asyncio.run(scenario())


def test_nothing_is_sent_of_a_large_result_that_may_still_be_refused(store_path, limits):
    async def scenario():
        narrow = replace(limits, workers=1, slow_slots=1, quick_s=0.3, deadline_s=10)
        async with running(store_path, narrow) as pool:
            first = asyncio.create_task(ask(pool, ENDLESS, "192.0.2.1"))
            await until(lambda: any(run.is_slow for run in pool._lanes.running))
            async with pool.run(job(LONG), "192.0.2.2") as answer:
                beginning = asyncio.create_task(answer.reply.first())
                await until(lambda: answer.reply.is_full)
                waiting = asyncio.create_task(ask(pool, QUICK, "192.0.2.3"))
                with pytest.raises(UnavailableError, match="Too many long queries"):
                    await beginning
            assert "Create 7" in await waiting
            first.cancel()

    asyncio.run(scenario())


def test_a_large_result_goes_to_the_slow_lane_as_soon_as_it_proves_large(store_path, limits):
    async def scenario():
        patient = replace(limits, quick_s=5, deadline_s=10)
        async with running(store_path, patient) as pool, pool.run(job(LONG), "192.0.2.1") as answer:
            await answer.reply.first()
            assert [run.is_slow for run in pool._lanes.running] == [True]

    asyncio.run(scenario())


def test_a_reader_who_leaves_stops_the_query(store_path, limits):
    async def scenario():
        async with running(store_path, replace(limits, deadline_s=10)) as pool:
            async with pool.run(job("SELECT * { ?a ?b ?c . ?d ?e ?f }"), "192.0.2.1") as answer:
                await answer.reply.first()
                (run,) = pool._lanes.running
            assert not pool._lanes.running
            await until(lambda: not is_running(run.worker.pid))

    asyncio.run(scenario())


def test_a_result_that_is_too_large_is_refused(store_path, limits):
    async def scenario():
        async with running(store_path, limits) as pool:
            with pytest.raises(Exception, match="larger than 64 MB"):
                await ask(pool, LONG, max_bytes=50_000)
            assert "Create 7" in await ask(pool, QUICK)

    asyncio.run(scenario())


def test_a_swap_drops_nothing(store_path, limits, tmp_path):
    titles = Quad(
        NamedNode(EX + "mesure/7"), NamedNode(EX + "titre"), Literal("Une autre mesure", language="fr")
    )
    other = write_store(tmp_path / "graph", [titles])

    async def scenario():
        async with running(store_path, replace(limits, deadline_s=10)) as pool:
            async with pool.run(job(LONG), "192.0.2.1") as answer:
                old = [await answer.reply.first()]
                await pool.swap(Version(other, "snapshot-2", nothing))
                assert pool.snapshot_id == "snapshot-2"
                assert "Une autre mesure" in await ask(pool, QUICK)
                old += [part async for part in answer.reply.rest()]
                assert answer.snapshot_id == "snapshot-1"
            assert len(b"".join(old).splitlines()) == 20_001
            with pytest.raises(OSError, match="No such file"):
                await pool.swap(Version(tmp_path / "absent", "snapshot-3", nothing))
            assert pool.snapshot_id == "snapshot-2"
            assert "Une autre mesure" in await ask(pool, QUICK)

    asyncio.run(scenario())


def test_queries_go_on_while_snapshots_are_swapped(store_path, limits):
    async def scenario():
        async with running(store_path, replace(limits, deadline_s=10)) as pool:
            asked = [asyncio.create_task(ask(pool, QUICK, f"192.0.2.{n % 7}")) for n in range(150)]
            for number in range(5):
                await pool.swap(Version(store_path, f"snapshot-{number}", nothing))
                await asyncio.sleep(0)
            assert all("Create 7" in answer for answer in await asyncio.gather(*asked))

    asyncio.run(scenario())


def test_a_pool_without_a_store_does_not_start(limits, tmp_path):
    async def scenario():
        pool = WorkerPool(Version(tmp_path / "absent", "snapshot-1", nothing), limits)
        with pytest.raises(OSError, match="No such file"):
            await pool.start()
        await pool.close()

    asyncio.run(scenario())


def test_nothing_is_left_when_the_pool_closes(store_path, limits):
    async def scenario():
        async with running(store_path, limits) as pool:
            long = asyncio.create_task(ask(pool, ENDLESS))
            await until(lambda: len(workers_of(pool)) == limits.workers + limits.standbys)
            processes = {pool._spawner._process.pid, *workers_of(pool)}
        assert not [pid for pid in processes if is_running(pid)]
        with pytest.raises(UnavailableError, match="stopping"):
            await long
        with pytest.raises(UnavailableError, match="stopping"):
            await ask(pool, QUICK)

    asyncio.run(scenario())


def test_a_new_zygote_takes_over_from_one_that_died(store_path, limits):
    async def scenario():
        async with running(store_path, limits) as pool:
            await until(lambda: len(pool._idle) == limits.workers + limits.standbys)
            orphans = workers_of(pool)
            pool._spawner._process.kill()
            pool._spawner._process.wait()
            await until(lambda: not any(worker.is_alive for worker in pool._idle))
            assert "Create 7" in await ask(pool, QUICK)
            assert not [pid for pid in orphans if is_running(pid)]

    asyncio.run(scenario())


@needs_sandbox
@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
        "SELECT * {{ VALUES ?g {{ <http://localhost:{port}/> }} SERVICE ?g {{ ?s ?p ?o }} }}",
        "ASK FROM <http://127.0.0.1:{port}/> {{ ?s ?p ?o }}",
        "DESCRIBE <http://127.0.0.1:{port}/>",
    ],
)
def test_a_query_that_passed_the_guard_could_still_not_reach_the_network(store_path, limits, query):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)

        async def scenario():
            async with running(store_path, limits) as pool:
                is_graph = query.startswith("DESCRIBE")
                one = job(query.format(port=listener.getsockname()[1]))
                one = replace(one, media_type="text/turtle") if is_graph else one
                with contextlib.suppress(BadRequestError):
                    async with pool.run(one, "192.0.2.1") as answer:
                        assert b"http" not in await answer.reply.first()

        asyncio.run(scenario())
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("", ""),
        ("testclient", "testclient"),
    ],
)
def test_neighbours_in_an_ipv6_network_count_as_one_client(host, name):
    assert client_of(host) == name
