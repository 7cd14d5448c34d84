-- How many answers to an anonymous survey are shown together at least; the usual number where there
-- is no row. is_promised (0 or 1): somebody has answered since, so that it never changes any more.
CREATE TABLE anonymity (
    workspace_id BIGINT NOT NULL,
    survey_id BIGINT NOT NULL,
    k BIGINT NOT NULL,
    is_promised SMALLINT NOT NULL,
    PRIMARY KEY (workspace_id, survey_id),
    FOREIGN KEY (workspace_id, survey_id) REFERENCES survey (workspace_id, id) ON DELETE CASCADE
);

-- Answers to anonymous surveys that nobody may see yet. They leave this table for `response` only
-- with others like them. There is no person, no company, no time but the days ("2026-01-05"); ids
-- are random, so that they tell no order. fingerprint: of answers that may still be changed by
-- those who gave them.
CREATE TABLE anonymity_held (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    survey_id BIGINT NOT NULL,
    day TEXT NOT NULL,
    held_on TEXT NOT NULL,
    score SMALLINT NOT NULL,
    comment TEXT,
    channel TEXT NOT NULL,
    properties JSONB NOT NULL,
    survey_version BIGINT,
    language TEXT,
    answers JSONB,
    import_id BIGINT,
    excluded_reason TEXT,
    fingerprint TEXT,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, survey_id) REFERENCES survey (workspace_id, id)
);
CREATE INDEX anonymity_held_survey ON anonymity_held (workspace_id, survey_id, held_on);
CREATE INDEX anonymity_held_fingerprint ON anonymity_held (workspace_id, survey_id, fingerprint)
    WHERE fingerprint IS NOT NULL;

-- Which external ids have answered, hashed: one id answers once. Nothing leads from here to an
-- answer.
CREATE TABLE anonymity_seen (
    workspace_id BIGINT NOT NULL,
    survey_id BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    import_id BIGINT,
    PRIMARY KEY (workspace_id, survey_id, fingerprint),
    FOREIGN KEY (workspace_id, survey_id) REFERENCES survey (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX anonymity_seen_import ON anonymity_seen (workspace_id, import_id)
    WHERE import_id IS NOT NULL;
