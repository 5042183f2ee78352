"""No document can take all the time or all the memory, or the run with it."""

import os
import signal
import time

import pytest

from ingest.config import Limits
from ingest.errors import DocumentRejected
from ingest.workers import read_each
from tests.ingest.documents import source

LIMITS = Limits(seconds=1, memory_mb=400, processes=2)


def read(document):
    """Stands for the reading of a document: each word is a way of misbehaving."""
    word = document.content.decode()
    if word == "spins":
        while True:
            pass
    if word == "sleeps":
        time.sleep(60)
    if word == "swells":
        return bytes(2**30)
    if word == "multiplies":
        import torch

        torch.zeros(2**30)
    if word == "fails":
        raise RuntimeError("No idea.")
    if word == "dies":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "leaves":
        os._exit(3)
    if word == "refuses":
        raise DocumentRejected("C’est vide.", "Écrivez.")
    return f"{word} read by {os.getpid()}".encode()


def answers(*words, limits=LIMITS):
    found = read_each(read, (source(f"{word}.txt", word) for word in words), limits)
    return {one.stem: answer for one, answer in found}


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("spins", "more than 1 seconds"),
        ("swells", "more than 400 MB"),
        ("multiplies", "more than 400 MB"),
        ("fails", "status 1"),
        ("dies", "signal 11"),
        ("leaves", "status 3"),
        ("refuses", "C’est vide"),
    ],
)
def test_a_document_that_misbehaves_is_rejected_and_the_others_are_read(word, reason):
    found = answers("un", word, "two", "trois")
    assert reason in found[word].reason
    assert found[word].remedy
    assert all(found[other].startswith(other.encode()) for other in ("un", "two", "trois"))


def test_a_document_that_waits_for_ever_is_given_up(monkeypatch):
    monkeypatch.setattr("ingest.workers.PATIENCE", 6)
    found = answers("sleeps", "deux")
    assert "more than 1 seconds" in found["sleeps"].reason
    assert found["deux"].startswith(b"deux")


def test_processes_read_one_document_after_another():
    readers = {answer.split()[-1] for answer in answers(*map(str, range(20))).values()}
    assert 1 <= len(readers) <= LIMITS.processes
    assert str(os.getpid()).encode() not in readers


def test_time_counts_for_each_document_alone():
    words = [f"{number}" for number in range(4)]
    found = list(read_each(spend, (source(f"{word}.txt", word) for word in words), Limits(1, 400, 1)))
    assert all(isinstance(answer, bytes) for _, answer in found)


def spend(_document):
    """Takes over half of the time that a document has."""
    until = time.process_time() + 0.6
    while time.process_time() < until:
        pass
    return b"done"


def test_sources_are_taken_as_readers_are_free():
    taken = []

    def sources():
        for number in range(10):
            taken.append(number)
            yield source(f"{number}.txt", str(number))

    reading = read_each(read, sources(), LIMITS)
    next(reading)
    assert len(taken) <= 2 * LIMITS.processes
    reading.close()
