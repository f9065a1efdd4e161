"""The corpus: reading, linking and keeping articles joined into one thing that every front end calls."""
