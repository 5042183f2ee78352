"""What can go wrong when a snapshot is opened or written, each with the remedy.

SnapshotError
├── SnapshotMissing      nothing was published in this data directory
├── SnapshotMismatch     another format, a damaged file, or probes that give other vectors
├── LineDamaged          a record of identities or withdrawals can't be read
└── EncoderUnavailable   the model is missing, damaged or can't be loaded
"""

from __future__ import annotations


class SnapshotError(Exception):
    """An error about files on disk that its message explains, remedy included."""


class SnapshotMissing(SnapshotError):
    """No snapshot was published in this data directory."""


class SnapshotMismatch(SnapshotError):
    """The snapshot can't be trusted: format, digests or probes differ from what its manifest says."""


class LineDamaged(SnapshotError):
    """A line of a file of records can't be read."""


class EncoderUnavailable(SnapshotError):
    """The encoder's model is missing, damaged or can't be loaded."""
