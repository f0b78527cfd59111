-- A board of which nothing comes any more is closed: it was listed as one that waits for people.

UPDATE sessions SET status = 'closed'
WHERE
    kind = 'brainstorm'
    AND status = 'waiting'
    AND EXISTS (
        SELECT 1 FROM events
        WHERE session = sessions.id AND events.kind IN ('Closed', 'Abandoned')
    );
