-- The rubrics of servers. `key` is a name without its case and typography.
CREATE TABLE rubrics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild INTEGER NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (guild, key)
) STRICT;

-- What each said at a time, and who wrote that.
CREATE TABLE rubric_versions (
    rubric INTEGER NOT NULL REFERENCES rubrics (id),
    number INTEGER NOT NULL,
    at REAL NOT NULL,
    person INTEGER NOT NULL,
    body TEXT NOT NULL, -- the rubric as JSON
    PRIMARY KEY (rubric, number)
) STRICT, WITHOUT ROWID;
