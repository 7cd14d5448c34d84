-- What a customer's own server signs with, to say who is in their product. The secret must be known
-- in clear to check a signature. last_used_at is right to the minute.
CREATE TABLE identity_key (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    secret TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
