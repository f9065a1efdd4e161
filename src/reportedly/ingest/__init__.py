"""WORLD -> ARTICLE."""
