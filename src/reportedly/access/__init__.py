"""Who may come in and what they may do: roles, tokens, sessions, forms, limits and the headers that guard pages."""
