-- The SIP messages of calls: one row a channel of a contact. The messages lie in it sealed under the client's key and leave it
-- after their days; the row stays and says so.
create schema ladders;

create table ladders.ladder (
    contact_id bigint not null,
    channel_id bigint not null,
    client_id  bigint not null,
    -- The vendor whose agent talked; null before, and when nobody did.
    vendor_id  bigint,
    project_id bigint not null,
    arrived_at timestamptz not null,
    -- When the call was over and its messages were kept; null before, and for calls without SIP.
    ended_at   timestamptz,
    sealed     bytea,
    deleted_at timestamptz,
    primary key (contact_id, channel_id),
    check (sealed is null or (ended_at is not null and deleted_at is null))
);
create index ladder_by_channel on ladders.ladder (channel_id, contact_id desc);
create index ladder_by_age on ladders.ladder (ended_at) where sealed is not null;

-- As its contact: a vendor sees those of contacts its agents talked in, if it may see any at all.
select huawu.protect('ladders.ladder', project => 'null');
revoke delete on ladders.ladder from huawu_app;
