-- Ways to carriers: where calls go out and come in. A trunk is its client's; what may be called, and who may call, is the
-- installation's.
create schema trunks;

create table trunks.trunk (
    id                  bigint primary key,
    -- Rises with each change, so that nobody writes over what somebody else has just set.
    version             integer not null,
    name                text not null check (length(name) between 1 and 100),
    client_id           bigint not null references organisation.client,
    vendor_id           bigint generated always as (null::bigint) stored,
    project_id          bigint generated always as (null::bigint) stored,
    domain              text not null check (length(domain) between 1 and 255),
    account_user        text check (length(account_user) between 1 and 64),
    -- Sealed by the vault, in Base64.
    sealed_password     text,
    -- Canonical writing of the numbers that may be shown.
    shown               text[] not null,
    writing             text not null check (writing in ('NATIONAL', 'E164', 'E164_DIGITS')),
    trusted             boolean not null,
    most_calls          integer not null check (most_calls between 1 and 5000),
    most_calls_a_second integer not null check (most_calls_a_second between 1 and 1000),
    most_silence_ms     integer not null check (most_silence_ms between 500 and 32000),
    rest_ms             integer not null check (rest_ms between 0 and 3600000),
    probe_ms            integer not null check (probe_ms = 0 or probe_ms between 1000 and 3600000),
    -- For how long we register with the carrier; 0 for not at all.
    register_seconds    integer not null check (register_seconds = 0 or register_seconds between 60 and 86400),
    -- The machine through which all goes to the peers, where the carrier wants that.
    proxy_address       text check (length(proxy_address) between 2 and 45),
    proxy_port          integer check (proxy_port between 1 and 65535),
    proxy_transport     text check (proxy_transport in ('UDP', 'TCP', 'TLS')),
    -- Under which address the carrier reaches us, where that is not our own.
    advertised          text check (length(advertised) between 2 and 45),
    check (account_user is not null or sealed_password is null),
    check (account_user is not null or register_seconds = 0),
    check ((proxy_address is null) = (proxy_port is null) and (proxy_port is null) = (proxy_transport is null)),
    unique (client_id, name)
);

create table trunks.peer (
    trunk_id   bigint not null references trunks.trunk,
    position   integer not null,
    client_id  bigint not null references organisation.client,
    vendor_id  bigint generated always as (null::bigint) stored,
    project_id bigint generated always as (null::bigint) stored,
    address    text not null check (length(address) between 2 and 45),
    port       integer not null check (port between 1 and 65535),
    transport  text not null check (transport in ('UDP', 'TCP', 'TLS')),
    priority   integer not null check (priority between 0 and 65535),
    weight     integer not null check (weight between 0 and 65535),
    primary key (trunk_id, position)
);

-- How often numbers that begin alike may be called within an hour; what no row names is not called.
create table trunks.prefix_cap (
    prefix       text primary key check (prefix ~ '^[+]?[0-9]{0,15}$'),
    most_an_hour integer not null check (most_an_hour between 0 and 100000),
    client_id    bigint generated always as (null::bigint) stored,
    vendor_id    bigint generated always as (null::bigint) stored,
    project_id   bigint generated always as (null::bigint) stored
);

-- One row once it was set: whether somebody may call who comes by no trunk.
create table trunks.intake (
    single          boolean primary key default true check (single),
    takes_strangers boolean not null,
    client_id       bigint generated always as (null::bigint) stored,
    vendor_id       bigint generated always as (null::bigint) stored,
    project_id      bigint generated always as (null::bigint) stored
);

select huawu.protect('trunks.trunk');
select huawu.protect('trunks.peer');
select huawu.protect('trunks.prefix_cap');
select huawu.protect('trunks.intake');
