"""The web pages, in French and in English; they work without JavaScript."""
