"""What is on disk, for its writer and its readers: manifest, store, passages, vectors, keywords, encoder, dates."""
