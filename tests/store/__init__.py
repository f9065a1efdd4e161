"""Tests of the store, nearly all of them over both databases."""
