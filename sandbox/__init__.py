"""A loopback Discord and a loopback model, so that the bot runs without either account."""
