-- A draft that moderation flagged has a number, too, by which it counts as a round of its budget
-- (see events_use); its text is nowhere, so that it is none of the texts.

DROP VIEW texts;

-- The author's own text, number 0, and what the model drafted; what came too late has no number.
CREATE VIEW texts AS
SELECT
    session,
    0 AS number,
    NULL AS based_on,
    json_extract(body, '$.original') AS text,
    at
FROM events
WHERE kind = 'Started' AND json_extract(body, '$.original') IS NOT NULL
UNION ALL
SELECT
    session,
    json_extract(body, '$.number'),
    json_extract(body, '$.based_on'),
    json_extract(body, '$.text'),
    at
FROM events
WHERE
    kind = 'Drafted'
    AND json_extract(body, '$.number') IS NOT NULL
    AND json_extract(body, '$.text') IS NOT NULL;
