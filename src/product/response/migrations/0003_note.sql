-- What has been done about a response. It goes with the response. author is the name that the
-- member or API key had then, so that it is told also when they are gone.
CREATE TABLE response_note (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    response_id BIGINT NOT NULL,
    member_id BIGINT,
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, response_id) REFERENCES response (workspace_id, id)
        ON DELETE CASCADE
);
CREATE INDEX response_note_response ON response_note (workspace_id, response_id, id);
