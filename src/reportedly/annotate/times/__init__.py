"""Time expressions: words of time, a small grammar over them, and the calendar that gives them values."""
