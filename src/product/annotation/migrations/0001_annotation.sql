-- What happened, to be drawn into lines over time. It goes with the survey it is about.
CREATE TABLE annotation (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    survey_id BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, survey_id) REFERENCES survey (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX annotation_at ON annotation (workspace_id, at, id);
CREATE INDEX annotation_survey ON annotation (workspace_id, survey_id) WHERE survey_id IS NOT NULL;
