"""The try-it page in a real browser."""
