-- What is known of each copy of the responses in ClickHouse; one row serves all workspaces. Only
-- the process that holds the lease changes a row. See src/product/clickhouse/copy_store.h.
CREATE TABLE clickhouse_copy (
    target TEXT NOT NULL PRIMARY KEY,
    copy BIGINT NOT NULL,
    build BIGINT NOT NULL,
    cluster TEXT NOT NULL,
    is_ready SMALLINT NOT NULL,
    page_workspace_id BIGINT NOT NULL,
    page_id BIGINT NOT NULL,
    change_seq BIGINT NOT NULL,
    doubt_seq BIGINT NOT NULL,
    missing TEXT NOT NULL,
    highest_id BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    loaded BIGINT NOT NULL,
    marked BIGINT NOT NULL,
    purged BIGINT NOT NULL,
    purge_to BIGINT NOT NULL,
    purge_at BIGINT NOT NULL,
    as_of BIGINT NOT NULL,
    lease_owner BIGINT NOT NULL,
    lease_until BIGINT NOT NULL
);
