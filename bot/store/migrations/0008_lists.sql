-- What lists, searches and the end of sessions need of each: its place, its title as it is searched
-- for, whether it has an accepted final. `folded` is the program's own, see bot/story/titles.py.

ALTER TABLE sessions ADD COLUMN guild INTEGER;
ALTER TABLE sessions ADD COLUMN channel INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN thread INTEGER;
ALTER TABLE sessions ADD COLUMN has_final INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN search TEXT NOT NULL DEFAULT '';

-- A final that is accepted and not shown yet counts as well; one too many costs a warning only.
UPDATE sessions SET
    search = folded(title),
    guild = (
        SELECT json_extract(body, '$.guild') FROM events WHERE session = sessions.id AND seq = 1
    ),
    channel = coalesce((
        SELECT json_extract(body, '$.channel') FROM events WHERE session = sessions.id AND seq = 1
    ), 0),
    thread = (
        SELECT json_extract(body, '$.thread') FROM events
        WHERE session = sessions.id AND events.kind = 'ThreadOpened' ORDER BY seq DESC LIMIT 1
    ),
    has_final = status = 'accepted' OR (status = 'running' AND EXISTS (
        SELECT 1 FROM events WHERE session = sessions.id AND (
            events.kind = 'Accepted'
            OR (events.kind = 'Reacted' AND json_extract(body, '$.reaction') = '✅')
        )
    ));

CREATE INDEX sessions_of_author ON sessions (author, updated_at);
-- A search looks through a whole server where nothing matches: what it asks for is in the index.
CREATE INDEX sessions_of_guild ON sessions (guild, updated_at, channel, search);
CREATE INDEX sessions_moved ON sessions (updated_at);
CREATE INDEX messages_of ON messages (session);

-- That somebody was told that a session with a final is about to be deleted, or could not be.
CREATE TABLE warnings (
    session INTEGER PRIMARY KEY REFERENCES sessions (id),
    at REAL NOT NULL,
    is_delivered INTEGER NOT NULL
) STRICT;

-- What a list shows of a session, what it is found by, and the warning that it has not moved since.
CREATE VIEW listed AS
SELECT
    id,
    seq,
    created_at,
    updated_at,
    status,
    title,
    author,
    best_score,
    wake_at,
    kind,
    guild,
    channel,
    thread,
    has_final,
    search,
    warnings.at AS warned_at,
    is_delivered
FROM sessions LEFT JOIN warnings ON session = id AND warnings.at > updated_at;
