-- The audit trail only grows: the program's role may add and read, nothing else.
CREATE SCHEMA audit;

CREATE TABLE audit.entry (
    id           bigint PRIMARY KEY,
    at           timestamptz NOT NULL,
    person_id    bigint,
    action       text NOT NULL CHECK (action ~ '^[a-z][a-z.-]{1,63}$'),
    subject      text NOT NULL CHECK (length(subject) <= 200),
    from_address text NOT NULL,
    client_id    bigint,
    vendor_id    bigint,
    project_id   bigint
);
CREATE INDEX entry_by_client ON audit.entry (client_id, id DESC) WHERE client_id IS NOT NULL;
CREATE INDEX entry_by_vendor ON audit.entry (vendor_id, id DESC) WHERE vendor_id IS NOT NULL;

SELECT huawu.protect('audit.entry');

-- Everyone may add entries about anyone's business: what is done is recorded whoever does it. Nobody may change one.
CREATE POLICY anyone_adds ON audit.entry FOR INSERT WITH CHECK (true);
REVOKE UPDATE, DELETE ON audit.entry FROM huawu_app;
