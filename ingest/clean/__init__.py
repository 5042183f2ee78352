"""Cleaning, with a way back: every offset found in a cleaned text returns to the source."""
