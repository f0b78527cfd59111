-- A draft that was cut off while people saw it grow is a round, too: its bill says so. What was used
-- before stays as it was counted.

DROP TRIGGER events_use;

-- Whoever paid for the newest call pays for what came of it: a session has one call at a time.
CREATE TRIGGER events_use AFTER INSERT ON events
WHEN new.kind IN ('Spent', 'Drafted', 'Sparked', 'Grouped', 'Shaped')
BEGIN
    INSERT INTO usage (person, day, guild, rounds, money, unknown)
    SELECT
        json_extract(call.body, '$.payer'),
        CAST(new.at / 86400 AS INTEGER),
        coalesce(json_extract(first.body, '$.guild'), 0),
        CASE new.kind
            WHEN 'Spent' THEN coalesce(json_extract(new.body, '$.rounds'), 0)
            WHEN 'Drafted' THEN json_extract(new.body, '$.number') IS NOT NULL
            ELSE 1
        END,
        coalesce(json_extract(new.body, '$.cost'), 0),
        new.kind = 'Spent' AND json_extract(new.body, '$.cost') IS NULL
    FROM events AS call, events AS first
    WHERE
        call.session = new.session
        AND call.seq = (
            SELECT max(seq) FROM events
            WHERE session = new.session AND kind IN ('RoundStarted', 'CallStarted')
        )
        AND first.session = new.session
        AND first.seq = 1
        AND json_extract(call.body, '$.payer') IS NOT NULL
    ON CONFLICT (person, day, guild) DO UPDATE SET
        rounds = rounds + excluded.rounds,
        money = money + excluded.money,
        unknown = unknown + excluded.unknown;
END;
