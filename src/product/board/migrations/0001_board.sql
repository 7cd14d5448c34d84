-- charts is a list of {title, view, query, width}.
CREATE TABLE board (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    charts JSONB NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

-- Whoever has the token may look at the board. Of the token only a fingerprint is kept.
CREATE TABLE board_link (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    board_id BIGINT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, board_id) REFERENCES board (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX board_link_board ON board_link (workspace_id, board_id, id);
