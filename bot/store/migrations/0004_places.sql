-- Finds the sessions of a place: a mention there is about the newest one.
CREATE INDEX events_begun ON events (json_extract(body, '$.channel'), session)
WHERE kind = 'Started';
