"""Linking: the published identity of each entity that a document speaks of."""
