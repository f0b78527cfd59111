"""The cast: members of the guild, what they do, and what they get back."""
