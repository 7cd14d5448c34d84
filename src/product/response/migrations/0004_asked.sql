-- Of a response that Hark itself asked for: which version of the survey in which language, what was
-- answered beside score and comment, and the invitation that led to it.
ALTER TABLE response ADD COLUMN survey_version BIGINT;
ALTER TABLE response ADD COLUMN language TEXT;
ALTER TABLE response ADD COLUMN answers JSONB;
ALTER TABLE response ADD COLUMN invitation_id BIGINT;

CREATE INDEX response_invitation ON response (workspace_id, invitation_id)
    WHERE invitation_id IS NOT NULL;
