"""Amounts as a language writes them: « 400 000 € par an », “€400,000 a year”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_currency, format_decimal

from service.web.messages import NO_BREAK, messages

if TYPE_CHECKING:
    from service.entities.models import MeasureAmount
    from service.entities.selection import Lang

SUMS = {"fr": f"#,##0.##{NO_BREAK}¤", "en": "¤#,##0.##"}
"""How sums are written: cents only where there are some."""


def spell_amount(amount: MeasureAmount, lang: Lang) -> str:
    """Return an amount in a language; what it counts stays in the words of its document."""
    if amount.currency:
        shown = format_currency(amount.value, amount.currency, SUMS[lang], locale=lang, currency_digits=False)
    else:
        shown = f"{format_decimal(amount.value, locale=lang)}{NO_BREAK}{amount.unit}"
    if amount.per is None:
        return shown
    time = messages(lang)(f"amount.{amount.per}")
    return f"{shown} {time}"
