-- How often survey pages were seen by those who were not invited, so that it is known how many did
-- not answer. day_at is the start of the day where the workspace is.
CREATE TABLE survey_view (
    workspace_id BIGINT NOT NULL,
    survey_id BIGINT NOT NULL,
    channel TEXT NOT NULL,
    day_at BIGINT NOT NULL,
    views BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, survey_id, channel, day_at),
    FOREIGN KEY (workspace_id, survey_id) REFERENCES survey (workspace_id, id) ON DELETE CASCADE
);
