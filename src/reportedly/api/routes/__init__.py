"""The routes, one module a noun: parse, call the corpus, encode."""
