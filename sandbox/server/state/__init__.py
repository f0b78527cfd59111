"""What there is, by what rules it changes, and what was registered or asked of it."""
