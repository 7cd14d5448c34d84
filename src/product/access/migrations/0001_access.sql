-- email is as it was given, email_key as it is compared.
CREATE TABLE member (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, email_key)
);

-- Who signs in gives an e-mail address and no workspace.
CREATE INDEX member_email ON member (email_key, workspace_id);

-- The token itself is known to the browser only.
CREATE TABLE member_session (
    workspace_id BIGINT NOT NULL,
    token_hash TEXT NOT NULL,
    member_id BIGINT NOT NULL,
    csrf_token TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, token_hash),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX member_session_token ON member_session (token_hash);
CREATE INDEX member_session_member ON member_session (workspace_id, member_id);

-- The secret itself was shown once. created_by stays when that member is removed.
CREATE TABLE api_key (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    prefix TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT,
    last_used_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX api_key_secret ON api_key (secret_hash);

-- What a caller's Idempotency-Key stands for. status and what follows are NULL while the request
-- is under way; body is NULL for an answer that is not kept.
CREATE TABLE remembered_request (
    workspace_id BIGINT NOT NULL,
    caller TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    status INTEGER,
    content_type TEXT,
    body TEXT,
    PRIMARY KEY (workspace_id, caller, idempotency_key)
);
CREATE INDEX remembered_request_age ON remembered_request (workspace_id, started_at);
