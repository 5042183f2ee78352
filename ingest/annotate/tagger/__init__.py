"""The trained part of annotation: it weighs what the rules found, and finds what they have no rule for.

A small transformer reads each document together with the findings of the rules. What it learned is in
``ingest/models/extraction``; ``training/extraction`` says from what, and how.
"""
