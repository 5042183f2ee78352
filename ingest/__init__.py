"""From public documents to a published snapshot: load, segment, annotate, link, build the graph, index, publish."""
