"""The SPARQL endpoint: a guard before the engine, and the engine in worker processes that may be killed."""
