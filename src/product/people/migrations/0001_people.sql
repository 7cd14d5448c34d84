-- A property is a trait of persons, companies and responses. Its kind never changes, because
-- responses keep values of that kind for good.
CREATE TABLE property (
    workspace_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    currency TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, key)
);

-- name_key is the name as companies are recognised by it. Of several companies with one name and
-- different external ids, the first holds it and the others have none.
CREATE TABLE company (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    external_id TEXT,
    name TEXT,
    name_key TEXT,
    properties JSONB NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, external_id),
    UNIQUE (workspace_id, name_key)
);

-- email is as it was given, email_key as it is compared.
CREATE TABLE person (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    external_id TEXT,
    email TEXT,
    email_key TEXT,
    name TEXT,
    phone TEXT,
    company_id BIGINT,
    properties JSONB NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, external_id),
    UNIQUE (workspace_id, email_key)
);
