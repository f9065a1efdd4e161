"""Comparing articles: pure functions over reports, each pass in the file named after it."""
