-- One key a client seals what belongs to the persons who call it. The key itself is wrapped under the master key, which lies
-- outside the data folder. Destroying a row's key destroys what it sealed, everywhere.
create schema sealing;

create table sealing.client_key (
    id           text primary key check (id ~ '^[0-9a-f]{16}$'),
    client_id    bigint not null,
    vendor_id    bigint generated always as (null::bigint) stored,
    project_id   bigint generated always as (null::bigint) stored,
    wrapped      bytea,
    made_at      timestamptz not null,
    destroyed_at timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
);
-- The newest key that is not destroyed seals; at most one is wanted, and two programs may race for the first.
create unique index client_key_in_force on sealing.client_key (client_id) where destroyed_at is null;

select huawu.protect('sealing.client_key');
