-- What happened to people and a plan listens to, in the order of id. handled_at is when plans had it;
-- then it is only kept so that the same event told again (external_id) is known.
CREATE TABLE event (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    external_id TEXT,
    name TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    properties JSONB NOT NULL,
    received_at BIGINT NOT NULL,
    handled_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, external_id),
    FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX event_waiting ON event (workspace_id, id) WHERE handled_at IS NULL;
CREATE INDEX event_person ON event (workspace_id, person_id);
CREATE INDEX event_handled ON event (workspace_id, handled_at) WHERE handled_at IS NOT NULL;

-- How often each name was told, whether a plan listens or not.
CREATE TABLE event_name (
    workspace_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    told BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, name)
);
