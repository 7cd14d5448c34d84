-- Variants that are compared. Of the customer's own product, unless of a survey. variants never
-- change once it was started. problem is the last thing that was said of it and made no sense.
CREATE TABLE experiment (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    survey_id BIGINT,
    variants JSONB NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    problem TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, key),
    FOREIGN KEY (workspace_id, survey_id) REFERENCES survey (workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX experiment_running ON experiment (workspace_id, survey_id)
    WHERE survey_id IS NOT NULL AND started_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX experiment_of_survey ON experiment (workspace_id, survey_id, started_at)
    WHERE survey_id IS NOT NULL AND started_at IS NOT NULL;

-- Who saw which variant first, and when; other_at is when they were first seen with another one.
CREATE TABLE exposure (
    workspace_id BIGINT NOT NULL,
    experiment_id BIGINT NOT NULL,
    subject TEXT NOT NULL,
    person_id BIGINT,
    variant TEXT NOT NULL,
    at BIGINT NOT NULL,
    other_at BIGINT,
    PRIMARY KEY (workspace_id, experiment_id, subject),
    FOREIGN KEY (workspace_id, experiment_id) REFERENCES experiment (workspace_id, id)
        ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX exposure_person ON exposure (workspace_id, person_id) WHERE person_id IS NOT NULL;
