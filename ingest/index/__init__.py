"""The index stage: linked documents become the rows, vectors and keywords of a snapshot."""
