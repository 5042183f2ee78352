"""Confidence against the share that is right."""

import pytest

from ingest.evaluation.reliability import bins, calibration_error, judged
from ingest.evaluation.scoring import score
from tests.ingest.evaluation.documents import gold, item


def test_items_fall_into_tenths_of_the_scale():
    found = bins([(0.95, True), (1.0, False), (0.42, True), (0.4, False)])
    assert [(one.lowest, one.count, one.right) for one in found] == [(0.4, 2, 0.5), (0.9, 2, 0.5)]
    assert found[0].confidence == pytest.approx(0.41)


def test_the_error_is_the_mean_distance_from_the_share_that_is_right():
    honest = bins([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    assert calibration_error(honest) == pytest.approx(0)
    boastful = bins([(1.0, True), (1.0, False), (0.5, True), (0.5, False)])
    assert calibration_error(boastful) == pytest.approx(0.25)
    assert calibration_error([]) == 0


def test_what_is_neither_right_nor_wrong_is_not_judged():
    document = gold("en")
    items = [
        item(document, "actor", "Shelter Agency", confidence=0.9),
        item(document, "actor", "Odile Ferrand", confidence=0.8),
        item(document, "actor", "Press Office", confidence=0.3),
    ]
    items[0]["links"] = [{"rel": "announces", "to": "Press Office", "confidence": 0.2}]
    found = judged(score(document, items))
    assert found["actor"] == [(0.9, True), (0.3, False)]
    assert found["relation"] == [(0.2, False)]
    assert len(found["all"]) == 3
