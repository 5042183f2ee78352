"""Actors: who acts, decides, is responsible, is consulted or is created in order to act."""
