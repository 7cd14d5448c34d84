-- properties are frozen: what was known of company, person and answer when it was given. The
-- foreign key keeps a survey from being deleted under its responses; person and company have none,
-- because both are written in the same transaction as the response and every check costs an import
-- time.
CREATE TABLE response (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    survey_id BIGINT NOT NULL,
    person_id BIGINT,
    company_id BIGINT,
    score SMALLINT NOT NULL,
    comment TEXT,
    channel TEXT NOT NULL,
    at BIGINT NOT NULL,
    properties JSONB NOT NULL,
    external_id TEXT,
    excluded_reason TEXT,
    excluded_at BIGINT,
    import_id BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, survey_id) REFERENCES survey (workspace_id, id)
);

-- Lists (newest first) and scores over a period.
CREATE INDEX response_at ON response (workspace_id, survey_id, at, id);

-- The others are partial: an anonymous response costs nothing for what it does not have.
CREATE UNIQUE INDEX response_external_id ON response (workspace_id, survey_id, external_id)
    WHERE external_id IS NOT NULL;
CREATE INDEX response_person ON response (workspace_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX response_company ON response (workspace_id, company_id) WHERE company_id IS NOT NULL;
CREATE INDEX response_import ON response (workspace_id, import_id) WHERE import_id IS NOT NULL;
