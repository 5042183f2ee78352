"""Fetching: public documents from their addresses into a folder that ``enfance ingest`` takes as originals."""
