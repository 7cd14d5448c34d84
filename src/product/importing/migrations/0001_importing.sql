-- A file somebody brought in, and how far it got. The file itself lies in the data folder until it
-- is forgotten. mapping, reasons and notes are JSON that only this slice reads.
CREATE TABLE import (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    survey_id BIGINT NOT NULL,
    filename TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    state TEXT NOT NULL,
    mapping TEXT,
    read_rows BIGINT NOT NULL,
    imported BIGINT NOT NULL,
    duplicates BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    reasons TEXT NOT NULL,
    notes TEXT NOT NULL,
    error TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
