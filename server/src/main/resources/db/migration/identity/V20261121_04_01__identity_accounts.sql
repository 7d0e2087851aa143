-- Who may sign in and what for. Rows about a person carry the person's own side.
CREATE SCHEMA identity;

CREATE TABLE identity.account (
    person_id            bigint PRIMARY KEY REFERENCES organisation.person,
    client_id            bigint,
    vendor_id            bigint,
    project_id           bigint GENERATED ALWAYS AS (NULL::bigint) STORED,
    login_name           text NOT NULL UNIQUE CHECK (login_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    password_hash        text NOT NULL,
    must_change_password boolean NOT NULL,
    language             text NOT NULL CHECK (language IN ('zh', 'en')),
    -- Raised when every open session of the account shall end: password changed, access ended or reset.
    generation           integer NOT NULL DEFAULT 1,
    ended_at             timestamptz
);

-- The second factor. The secret is sealed under the master key, which lies outside the data folder.
CREATE TABLE identity.second_factor (
    person_id     bigint PRIMARY KEY REFERENCES identity.account,
    client_id     bigint,
    vendor_id     bigint,
    project_id    bigint GENERATED ALWAYS AS (NULL::bigint) STORED,
    sealed_secret text NOT NULL,
    confirmed     boolean NOT NULL,
    -- The last time step whose code was used: no code works twice.
    last_step     bigint NOT NULL DEFAULT 0
);

CREATE TABLE identity.recovery_code (
    person_id  bigint NOT NULL REFERENCES identity.account,
    client_id  bigint,
    vendor_id  bigint,
    project_id bigint GENERATED ALWAYS AS (NULL::bigint) STORED,
    code_hash  bytea NOT NULL,
    PRIMARY KEY (person_id, code_hash)
);

CREATE TABLE identity.role_grant (
    id         bigint PRIMARY KEY,
    person_id  bigint NOT NULL REFERENCES identity.account,
    role       text NOT NULL,
    client_id  bigint REFERENCES organisation.client,
    vendor_id  bigint REFERENCES organisation.vendor,
    project_id bigint REFERENCES organisation.project,
    from_at    timestamptz NOT NULL,
    to_at      timestamptz,
    CHECK (to_at IS NULL OR to_at > from_at)
);
CREATE INDEX role_grant_by_person ON identity.role_grant (person_id);

SELECT huawu.protect('identity.account');
SELECT huawu.protect('identity.second_factor');
SELECT huawu.protect('identity.recovery_code');
SELECT huawu.protect('identity.role_grant');

-- Failed sign-ins by account and by address. Keys are hashes: the table knows no name. Read before anyone is signed in,
-- so it stands outside row-level security.
CREATE TABLE identity.sign_in_failure (
    key       bytea PRIMARY KEY,
    failures  integer NOT NULL,
    last_at   timestamptz NOT NULL,
    free_at   timestamptz NOT NULL
);
CREATE INDEX sign_in_failure_by_time ON identity.sign_in_failure (last_at);

-- Server sessions, in the shape Spring Session asks for. They hold a person's id and nothing else, and are read before
-- it is known who asks, so they stand outside row-level security.
CREATE TABLE identity.spring_session (
    primary_id            char(36) NOT NULL PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint NOT NULL,
    last_access_time      bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time           bigint NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX spring_session_by_expiry ON identity.spring_session (expiry_time);
CREATE INDEX spring_session_by_principal ON identity.spring_session (principal_name);

CREATE TABLE identity.spring_session_attributes (
    session_primary_id char(36) NOT NULL REFERENCES identity.spring_session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
