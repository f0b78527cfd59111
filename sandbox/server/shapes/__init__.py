"""The JSON of Discord's objects, with every field the official document marks as required."""
