"""Reports for readers and for other programs: one format a file."""
