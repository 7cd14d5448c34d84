-- What holds for everybody a workspace asks. sticky_key decides who falls into samples and never
-- changes. decided counts the transactions that decided: whoever decides writes it first, so that
-- two processes never decide at once.
CREATE TABLE asking (
    workspace_id BIGINT NOT NULL PRIMARY KEY,
    policy JSONB NOT NULL,
    sticky_key TEXT NOT NULL,
    decided BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- How many are asked on a day of the workspace ("2026-01-05"): what daily caps count.
CREATE TABLE asking_day (
    workspace_id BIGINT NOT NULL,
    day TEXT NOT NULL,
    channel TEXT NOT NULL,
    asked BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, day, channel)
);

-- begun is the day of the last round that was begun, or the last day whose dates were looked
-- through.
CREATE TABLE asking_plan (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    survey_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    definition JSONB NOT NULL,
    begun TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, survey_id) REFERENCES survey (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX asking_plan_survey ON asking_plan (workspace_id, survey_id);

-- Who is to be decided about at wished_at: one for each plan and subject (person or visitor). kind
-- is certain, or otherwise while something better is waited for. waits_for is time, or visit when the
-- person must be there (widget).
CREATE TABLE occasion (
    workspace_id BIGINT NOT NULL,
    plan_id BIGINT NOT NULL,
    subject TEXT NOT NULL,
    person_id BIGINT,
    visitor TEXT,
    occasion TEXT NOT NULL,
    waits_for TEXT NOT NULL,
    kind TEXT NOT NULL,
    why TEXT NOT NULL,
    wished_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, plan_id, subject),
    FOREIGN KEY (workspace_id, plan_id) REFERENCES asking_plan (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX occasion_wished ON occasion (workspace_id, waits_for, wished_at);
CREATE INDEX occasion_person ON occasion (workspace_id, person_id) WHERE person_id IS NOT NULL;

-- Why somebody was or was not asked. The same answer again is counted (times), from first_at to at.
CREATE TABLE decision (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    plan_id BIGINT NOT NULL,
    plan_name TEXT NOT NULL,
    survey_id BIGINT NOT NULL,
    subject TEXT NOT NULL,
    person_id BIGINT,
    invitation_id BIGINT,
    reason TEXT NOT NULL,
    sentence TEXT NOT NULL,
    wished_at BIGINT NOT NULL,
    due_at BIGINT,
    first_at BIGINT NOT NULL,
    at BIGINT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX decision_subject ON decision (workspace_id, subject, id);

-- What time brings: the end of the hours of what waits to be sent, and of the time to answer.
CREATE INDEX invitation_until ON invitation (workspace_id, until_at) WHERE send_kind IS NOT NULL;
CREATE INDEX invitation_expires ON invitation (workspace_id, expires_at)
    WHERE state IN ('scheduled', 'sent', 'delivered', 'opened', 'viewed');
