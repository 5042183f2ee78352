"""Amounts: how much money, how many people or places a measure is said to have."""
