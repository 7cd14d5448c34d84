-- An invitation is one asking of one person (or visitor, known by the fingerprint of what the browser
-- keeps), from the decision to the answer. `occasion` is what led to it, so that however many
-- processes decide, it is decided once. send_kind says what waits to be sent (first, reminder), from
-- due_at until until_at; claimed_at that somebody is sending it now. last_at is the last contact.
-- After each sending, a reminder is wished for remind_every microseconds later (remind_at), until
-- there were remind_most.
CREATE TABLE invitation (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    plan_id BIGINT,
    survey_id BIGINT NOT NULL,
    survey_version INTEGER,
    person_id BIGINT,
    visitor TEXT,
    channel TEXT NOT NULL,
    occasion TEXT NOT NULL,
    state TEXT NOT NULL,
    rest TEXT NOT NULL,
    send_kind TEXT,
    due_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    claimed_at BIGINT,
    attempt INTEGER NOT NULL,
    reminders INTEGER NOT NULL,
    remind_most INTEGER NOT NULL,
    remind_every BIGINT NOT NULL,
    remind_at BIGINT,
    expires_at BIGINT NOT NULL,
    sent_at BIGINT,
    last_at BIGINT,
    delivered_at BIGINT,
    opened_at BIGINT,
    viewed_at BIGINT,
    scored_at BIGINT,
    answered_at BIGINT,
    dismissed_at BIGINT,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, survey_id) REFERENCES survey (workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX invitation_occasion ON invitation (workspace_id, plan_id, occasion)
    WHERE plan_id IS NOT NULL;
CREATE INDEX invitation_due ON invitation (workspace_id, channel, due_at)
    WHERE send_kind IS NOT NULL;
CREATE INDEX invitation_claimed ON invitation (workspace_id, claimed_at)
    WHERE claimed_at IS NOT NULL;
CREATE INDEX invitation_person ON invitation (workspace_id, person_id, id)
    WHERE person_id IS NOT NULL;
CREATE INDEX invitation_visitor ON invitation (workspace_id, visitor, id)
    WHERE visitor IS NOT NULL;
CREATE INDEX invitation_remind ON invitation (workspace_id, remind_at)
    WHERE remind_at IS NOT NULL;
CREATE INDEX invitation_survey ON invitation (workspace_id, survey_id, created_at);
CREATE INDEX invitation_created ON invitation (workspace_id, created_at);

-- Only fingerprints: whoever reads this table can answer for nobody. Each sending has its own token.
CREATE TABLE invitation_token (
    workspace_id BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    invitation_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, fingerprint),
    FOREIGN KEY (workspace_id, invitation_id) REFERENCES invitation (workspace_id, id)
        ON DELETE CASCADE
);
CREATE INDEX invitation_token_of ON invitation_token (workspace_id, invitation_id);

-- What happened to an invitation, each with its reason, in the order of id.
CREATE TABLE invitation_step (
    workspace_id BIGINT NOT NULL,
    invitation_id BIGINT NOT NULL,
    seq INTEGER NOT NULL,
    what TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, invitation_id, seq),
    FOREIGN KEY (workspace_id, invitation_id) REFERENCES invitation (workspace_id, id)
        ON DELETE CASCADE
);
