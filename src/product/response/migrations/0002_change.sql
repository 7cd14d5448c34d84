-- What happened to responses, in the order in which it was written: engines that keep a copy follow
-- it. Numbered over all workspaces, so that one look tells whether there is anything new. response_ids
-- and company_ids (companies that got another name) are decimal numbers separated by commas.
CREATE TABLE response_change (
    seq BIGSERIAL PRIMARY KEY,
    workspace_id BIGINT NOT NULL,
    response_ids TEXT NOT NULL,
    company_ids TEXT NOT NULL,
    at BIGINT NOT NULL
);
