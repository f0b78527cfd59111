-- Budgets: what may be used, what is reserved by open model calls, and what was used. A round is a
-- draft that the model wrote, or an answer that it gave to a board. Guild 0 stands for direct
-- messages; in `caps` for the operator, whose caps count what is used in every place.

CREATE TABLE caps (
    guild INTEGER NOT NULL,
    kind TEXT NOT NULL, -- each, role, person or server
    who INTEGER NOT NULL, -- the role or the person; else 0
    period TEXT NOT NULL, -- day or month, in UTC
    rounds INTEGER, -- at most; null: not limited by this cap
    money REAL, -- US dollars
    at REAL NOT NULL, -- when and by whom it was set
    person INTEGER NOT NULL,
    PRIMARY KEY (guild, kind, who, period)
) STRICT, WITHOUT ROWID;

-- The newest known roles of a person, for their budgets.
CREATE TABLE roles (
    guild INTEGER NOT NULL,
    person INTEGER NOT NULL,
    roles TEXT NOT NULL, -- a JSON list of ids
    PRIMARY KEY (guild, person)
) STRICT, WITHOUT ROWID;

-- What is reserved for the open model call of a session. Money 0 where the price is unknown.
CREATE TABLE accounts (
    session INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    person INTEGER NOT NULL,
    rounds INTEGER NOT NULL,
    money REAL NOT NULL
) STRICT;

CREATE TABLE usage (
    person INTEGER NOT NULL, -- who paid
    day INTEGER NOT NULL, -- UTC days since 1970-01-01
    guild INTEGER NOT NULL,
    rounds INTEGER NOT NULL,
    money REAL NOT NULL, -- US dollars, of the calls whose price is known
    unknown INTEGER NOT NULL, -- calls whose price is not
    PRIMARY KEY (person, day, guild)
) STRICT, WITHOUT ROWID;

CREATE INDEX usage_of_server ON usage (guild, day, rounds, money, unknown);
CREATE INDEX usage_of_day ON usage (day, rounds, money, unknown);

CREATE TRIGGER events_reserve AFTER INSERT ON events
WHEN new.kind IN ('RoundStarted', 'CallStarted')
    AND json_extract(new.body, '$.payer') IS NOT NULL
BEGIN
    INSERT INTO accounts (session, guild, person, rounds, money)
    VALUES (
        new.session,
        coalesce(
            (
                SELECT json_extract(body, '$.guild') FROM events
                WHERE session = new.session AND seq = 1
            ),
            0
        ),
        json_extract(new.body, '$.payer'),
        json_extract(new.body, '$.rounds'),
        coalesce(json_extract(new.body, '$.reserved'), 0)
    )
    ON CONFLICT (session) DO UPDATE SET
        person = excluded.person, rounds = excluded.rounds, money = excluded.money;
END;

-- A further request of the same call.
CREATE TRIGGER events_reserve_more AFTER INSERT ON events
WHEN new.kind = 'Reserved' AND json_extract(new.body, '$.reserved') IS NOT NULL
BEGIN
    UPDATE accounts SET money = money + json_extract(new.body, '$.reserved')
    WHERE session = new.session;
END;

-- A call's bill, or its end without one, lets go of what was reserved. A person who stops a call
-- does not: its bill follows.
CREATE TRIGGER events_let_go AFTER INSERT ON events
WHEN new.kind IN (
    'Spent', 'RoundFailed', 'RoundPostponed', 'CallFailed', 'Interrupted', 'BurstEnded'
)
BEGIN
    DELETE FROM accounts WHERE session = new.session;
END;

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
            WHEN 'Spent' THEN 0
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

-- What was used stays used when a session is deleted; what it had reserved is free.
CREATE TRIGGER sessions_let_go AFTER DELETE ON sessions
BEGIN
    DELETE FROM accounts WHERE session = old.id;
END;
