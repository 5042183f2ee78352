"""A published snapshot over HTTP: SPARQL, search, entities, web pages."""
