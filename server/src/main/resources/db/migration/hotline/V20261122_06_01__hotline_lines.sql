-- The service numbers of a client and the queues they lead to. What the routing core is told of them goes out as revisions.
create schema hotline;

create table hotline.queue (
    id               bigint primary key,
    name             text not null check (length(name) between 1 and 100),
    client_id        bigint not null references organisation.client,
    project_id       bigint not null references organisation.project,
    vendor_id        bigint generated always as (null::bigint) stored,
    offer_limit_ms   bigint not null check (offer_limit_ms between 1000 and 600000),
    wrap_up_limit_ms bigint not null check (wrap_up_limit_ms between 1000 and 86400000),
    recorded         boolean not null,
    unique (project_id, name)
);

create table hotline.line (
    id         bigint primary key,
    -- Digits only, as they are dialled; the whole installation has a number once.
    number     text not null unique check (number ~ '^[0-9]{3,20}$'),
    name       text not null check (length(name) between 1 and 100),
    client_id  bigint not null references organisation.client,
    project_id bigint not null references organisation.project,
    vendor_id  bigint generated always as (null::bigint) stored,
    queue_id   bigint not null references hotline.queue,
    -- Whether callers hear the welcome before they wait.
    welcome    boolean not null
);
create index line_by_project on hotline.line (project_id);

select huawu.protect('hotline.queue');
select huawu.protect('hotline.line');

-- That something changed which the core is to know, written in the transaction of the change. A revision takes them away.
create table hotline.change (
    id bigint generated always as identity primary key,
    at timestamptz not null
);

-- What the core is told, as a whole, in the order in which it is told. Technical tables, as the one above: settings of the
-- whole installation, read by the program alone.
create table hotline.revision (
    revision      bigint primary key,
    made_at       timestamptz not null,
    configuration bytea not null,
    state         text not null default 'waiting' check (state in ('waiting', 'active', 'superseded', 'refused')),
    settled_at    timestamptz,
    refusal       text check (length(refusal) <= 200),
    check ((state = 'waiting') = (settled_at is null))
);
create index revision_waiting on hotline.revision (revision) where state = 'waiting';
