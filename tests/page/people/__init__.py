"""People among themselves, without a bot."""
