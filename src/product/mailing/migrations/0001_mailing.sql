-- How a workspace sends emails. The passwords stand apart from what is shown.
CREATE TABLE mailing (
    workspace_id BIGINT NOT NULL PRIMARY KEY,
    settings JSONB NOT NULL,
    server_password TEXT NOT NULL,
    mailbox_password TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- Of several processes one sends: whoever holds this until until_at. problem is why nothing can be
-- sent just now.
CREATE TABLE mailing_turn (
    workspace_id BIGINT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until_at BIGINT NOT NULL,
    problem TEXT NOT NULL,
    problem_at BIGINT NOT NULL,
    mailbox_at BIGINT NOT NULL,
    mailbox_problem TEXT NOT NULL
);

-- An email that was begun: id is the first part of its Message-ID. outcome stays 'begun' until the
-- mail server has answered.
CREATE TABLE email (
    workspace_id BIGINT NOT NULL,
    id TEXT NOT NULL,
    invitation_id BIGINT NOT NULL,
    email_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reply TEXT NOT NULL,
    at BIGINT NOT NULL,
    answered_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, invitation_id) REFERENCES invitation (workspace_id, id)
        ON DELETE CASCADE
);
CREATE INDEX email_invitation ON email (workspace_id, invitation_id);
CREATE INDEX email_key ON email (workspace_id, email_key, at);

-- Addresses that get no emails. They outlive the person, who may come in again with a file.
CREATE TABLE suppression (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    email_key TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX suppression_email_key ON suppression (workspace_id, email_key);
