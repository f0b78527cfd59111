-- Sessions are of several kinds; an idea's message belongs to its session as a request's does.

ALTER TABLE sessions ADD COLUMN kind TEXT NOT NULL DEFAULT 'refine';

DROP TRIGGER events_said;

CREATE TRIGGER events_said AFTER INSERT ON events
WHEN new.kind IN ('Announced', 'Posted', 'RequestMade', 'IdeaGiven')
    AND json_extract(new.body, '$.message') IS NOT NULL
BEGIN
    INSERT INTO messages (message_id, session, card)
    VALUES (
        json_extract(new.body, '$.message'),
        new.session,
        CASE new.kind
            WHEN 'Announced' THEN 'announcement'
            WHEN 'RequestMade' THEN 'request'
            WHEN 'IdeaGiven' THEN 'idea'
            ELSE json_extract(new.body, '$.card')
        END
    )
    ON CONFLICT (message_id) DO NOTHING;
END;
