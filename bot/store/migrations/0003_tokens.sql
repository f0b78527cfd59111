-- The newest interaction token of a session where the bot is a guest. Tokens are secrets that die
-- after 15 minutes; they are neither in the log nor in an export.
CREATE TABLE tokens (
    session INTEGER PRIMARY KEY REFERENCES sessions (id),
    token TEXT NOT NULL,
    at REAL NOT NULL
) STRICT;
