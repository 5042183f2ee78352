"""Dates in French and English policy texts, as EDTF: found in a text, placed on the calendar, compared.

The patterns are data (``patterns_fr``, ``patterns_en``); what they mean is code. Standard library only.
"""

from __future__ import annotations

from snapshot.dates.document import document_date
from snapshot.dates.edtf import interval
from snapshot.dates.find import find_dates
from snapshot.dates.mention import DateMention

__all__ = ["DateMention", "document_date", "find_dates", "interval"]
