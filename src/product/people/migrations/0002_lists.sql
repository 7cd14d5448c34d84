-- The persons of a company, and companies by the name a response shows.
CREATE INDEX person_company ON person (workspace_id, company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX company_name ON company (workspace_id, name) WHERE name IS NOT NULL;
