-- What a survey asks is a definition: the draft that is being edited here, the published ones in
-- survey_version, because a response keeps the version it answered. A survey older than the builder
-- has none: then it asks its question, in words of its own.
ALTER TABLE survey ADD COLUMN state TEXT NOT NULL DEFAULT 'published';
ALTER TABLE survey ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE survey ADD COLUMN definition JSONB;

CREATE TABLE survey_version (
    workspace_id BIGINT NOT NULL,
    survey_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    question TEXT NOT NULL,
    definition JSONB,
    author TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, survey_id, version),
    FOREIGN KEY (workspace_id, survey_id) REFERENCES survey (workspace_id, id) ON DELETE CASCADE
);

INSERT INTO survey_version (workspace_id, survey_id, version, question, author, published_at)
SELECT workspace_id, id, 1, question, '', created_at FROM survey;
