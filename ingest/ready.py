"""Imported by the process that readers are forked from: what the first document waits for is ready in each of them."""

from __future__ import annotations

import hashlib

from ingest.pipeline import analyse
from ingest.records import Source
from snapshot.authority import Authority

_TEXTS = (
    "Le 3 avril 2023, le ministère s’engage à ouvrir des foyers :\n- former les juges\n- aider les enfants\n",
    "On 3 April 2023 the department commits to open new homes:\n- train the judges\n- help the children\n",
)

for _text in _TEXTS:
    _content = _text.encode()
    analyse(Source("", "", ".txt", _content, hashlib.sha256(_content).hexdigest()), Authority.load())
