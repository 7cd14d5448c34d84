-- What was being sent when a program ended is not known, and says so itself.
UPDATE email SET outcome = 'unknown' WHERE outcome = 'begun' AND NOT EXISTS (
    SELECT 1 FROM invitation
    WHERE invitation.workspace_id = email.workspace_id AND invitation.id = email.invitation_id
        AND invitation.claimed_at IS NOT NULL);

-- The newest of all, and those of which one thing became.
CREATE INDEX email_at ON email (workspace_id, at, id);
CREATE INDEX email_outcome ON email (workspace_id, outcome, at, id);
