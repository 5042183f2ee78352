"""How the weights of the extractor are made, and the annotated documents that they learn from."""
