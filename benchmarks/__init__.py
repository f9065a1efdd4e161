"""Every figure in README and docs comes from here."""
