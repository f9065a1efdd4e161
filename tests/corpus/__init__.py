"""Tests of the corpus: reading, linking and keeping together, with the real model."""
