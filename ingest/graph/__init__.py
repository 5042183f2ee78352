"""The statements of each document as RDF: built, validated and turned into quads.

These modules import rdflib when they are imported: import them where a graph is built.
"""
