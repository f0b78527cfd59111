-- Finds whom words are for: the session, of any kind, that was begun last where they were said.

DROP INDEX events_begun;
CREATE INDEX sessions_in_place ON sessions (channel) WHERE thread IS NULL;

-- The sessions that hear what is said to them: a text as long as it is there, a board until it is
-- over.
CREATE VIEW hearers AS
SELECT id, kind, channel, thread
FROM sessions
WHERE kind <> 'brainstorm' OR status = 'running';
