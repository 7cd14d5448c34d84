-- How often a process has asked for a node number.
CREATE TABLE hark_node (
    id    BIGINT PRIMARY KEY,
    taken BIGINT NOT NULL
);
INSERT INTO hark_node (id, taken) VALUES (1, -1);
