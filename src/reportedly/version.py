"""The version of this package, as written into every report."""

VERSION = "0.1.0"
