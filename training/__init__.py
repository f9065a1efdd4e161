"""Training of the reader's model; the only place that imports torch."""
