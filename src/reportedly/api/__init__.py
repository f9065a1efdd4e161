"""REST under /api/v1: what the corpus holds, for programs, described by OpenAPI 3.1."""
