"""Lets every test folder import `factories` and `samples`, which lie beside this file."""
