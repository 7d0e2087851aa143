-- The telephones of the house, where each can be called, and the codes by which agents take their seats from one.
create schema telephones;

create table telephones.telephone (
    id               bigint primary key,
    -- Rises with each change, so that nobody writes over what somebody else has just set.
    version          integer not null,
    name             text not null check (length(name) between 1 and 100),
    -- What it registers as, and what the switchboard calls it by.
    number           text not null unique check (number ~ '^[0-9]{2,8}$'),
    client_id        bigint generated always as (null::bigint) stored,
    -- In whose rooms it stands; null for anybody's.
    vendor_id        bigint references organisation.vendor,
    project_id       bigint generated always as (null::bigint) stored,
    mac              text unique check (mac ~ '^[0-9a-f]{12}$'),
    transport        text not null check (transport in ('udp', 'tcp', 'tls')),
    answers_itself   boolean not null,
    -- Old telephones give up at a digest that they do not know.
    md5_only         boolean not null,
    -- Sealed by the vault, in Base64.
    sealed_password  text not null,
    -- SHA-256 of the secret in the address at which the telephone fetches its settings; null where it fetches none.
    provision_hash   bytea unique,
    -- When it fetched them first under that secret.
    fetched_at       timestamptz,
    check ((mac is null) = (provision_hash is null))
);

-- Where telephones can be called. Written behind what is in memory, read when the program starts.
create table telephones.registration (
    telephone_id bigint not null references telephones.telephone on delete cascade,
    contact      text not null check (length(contact) between 1 and 512),
    client_id    bigint generated always as (null::bigint) stored,
    vendor_id    bigint,
    project_id   bigint generated always as (null::bigint) stored,
    q            integer not null,
    ends_at_ms   bigint not null,
    since_ms     bigint not null,
    call_id      text not null,
    cseq         bigint not null,
    transport    text not null check (transport in ('udp', 'tcp', 'tls')),
    address      text not null,
    port         integer not null check (port between 1 and 65535),
    user_agent   text not null,
    primary key (telephone_id, contact)
);

-- By what an agent takes the own seat from a telephone: a number that names the agent, and a code that only the agent knows.
create sequence telephones.seat_numbers start 1001;

create table telephones.seat_code (
    person_id   bigint primary key references organisation.person,
    number      bigint not null unique default nextval('telephones.seat_numbers'),
    client_id   bigint generated always as (null::bigint) stored,
    vendor_id   bigint,
    project_id  bigint generated always as (null::bigint) stored,
    -- Argon2id, sealed by the vault, in Base64: a code has few digits, so its hash alone would be soon undone.
    sealed_hash text not null,
    failures    integer not null default 0,
    failed_at   timestamptz,
    free_at     timestamptz
);

select huawu.protect('telephones.telephone');
select huawu.protect('telephones.registration');
select huawu.protect('telephones.seat_code');
