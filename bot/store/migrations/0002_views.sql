-- The log as tables that a person can read with the sqlite3 shell.

-- Each rating of a draft; the verdict and its reason are there for the draft that was on trial.
CREATE VIEW ratings AS
SELECT
    events.session,
    events.seq,
    json_extract(rating.value, '$.draft') AS draft,
    json_extract(rating.value, '$.total') AS total,
    json_extract(rating.value, '$.points') AS points,
    CASE json_extract(rating.value, '$.draft')
        WHEN json_extract(events.body, '$.candidate') THEN json_extract(events.body, '$.verdict')
        ELSE 'first'
    END AS verdict,
    CASE json_extract(rating.value, '$.draft')
        WHEN json_extract(events.body, '$.candidate') THEN (
            SELECT group_concat(
                json_extract(finding.value, '$.why')
                || coalesce(': ' || nullif(json_extract(finding.value, '$.detail'), ''), ''),
                ', '
            )
            FROM json_each(events.body, '$.findings') AS finding
        )
    END AS reason
FROM events, json_each(events.body, '$.ratings') AS rating
WHERE events.kind = 'Judged';

-- A draft's first rating is its judgement.
CREATE VIEW judgements AS
SELECT session, draft, total, points, verdict, reason
FROM ratings
WHERE NOT EXISTS (
    SELECT 1 FROM ratings AS earlier
    WHERE
        earlier.session = ratings.session
        AND earlier.draft = ratings.draft
        AND earlier.seq < ratings.seq
);

CREATE VIEW scores AS
SELECT
    judgements.session,
    judgements.draft,
    json_extract(point.value, '$[0]') AS criterion,
    json_extract(point.value, '$[1]') AS points
FROM judgements, json_each(judgements.points) AS point;

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
WHERE kind = 'Drafted' AND json_extract(body, '$.number') IS NOT NULL;

-- A join would have all sessions judged before one is looked up.
CREATE VIEW drafts AS
SELECT
    session,
    number,
    based_on,
    text,
    (
        SELECT total FROM judgements
        WHERE judgements.session = texts.session AND draft = number
    ) AS score,
    (
        SELECT verdict FROM judgements
        WHERE judgements.session = texts.session AND draft = number
    ) AS verdict,
    (
        SELECT reason FROM judgements
        WHERE judgements.session = texts.session AND draft = number
    ) AS reason,
    at
FROM texts
ORDER BY session, number;
