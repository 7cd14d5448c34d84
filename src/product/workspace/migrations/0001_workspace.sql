CREATE TABLE workspace (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    goal INTEGER,
    currency TEXT NOT NULL,
    locale TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- One row with the id 1: whoever writes it may create the first workspace.
CREATE TABLE first_workspace (
    id BIGINT NOT NULL PRIMARY KEY,
    claimed_at BIGINT NOT NULL
);
