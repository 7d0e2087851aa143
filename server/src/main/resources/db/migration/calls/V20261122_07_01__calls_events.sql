-- What happened, as the routing core decided it, and the calls that follow from it. Everything here is derived once from the
-- journal, by one projector, together with its position: exactly once.
create schema calls;

-- The lasting record. Partitioned by day of UTC; the program adds rows and never changes one.
create table calls.event (
    incarnation bigint not null,
    position    bigint not null,
    index       integer not null,
    at          timestamptz not null,
    type        integer not null,
    client_id   bigint,
    vendor_id   bigint,
    project_id  bigint,
    body        bytea not null,
    primary key (incarnation, position, index, at)
) partition by range (at);
create index event_by_client on calls.event (client_id, at);

select huawu.protect('calls.event');
revoke update, delete on calls.event from huawu_app;

-- Makes the partition of a day unless it is there. The program owns no table, so this runs with the owner's rights; nobody
-- reaches a partition but through its table, where the rules for rows are.
create function calls.make_partition(day date) returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp as
$$
declare
    name constant text := 'event_' || to_char(day, 'YYYYMMDD');
begin
    if to_regclass('calls.' || name) is null then
        perform pg_advisory_xact_lock(hashtext('calls.event'));
        execute format(
            'create table if not exists calls.%I partition of calls.event for values from (%L) to (%L)',
            name, (day::text || ' 00:00:00+00'), ((day + 1)::text || ' 00:00:00+00'));
        execute format('revoke all on calls.%I from huawu_app', name);
    end if;
end;
$$;
revoke all on function calls.make_partition(date) from public;
grant execute on function calls.make_partition(date) to huawu_app;

-- Up to where the journal is projected. One row.
create table calls.projected (
    one         boolean primary key default true check (one),
    incarnation bigint not null,
    position    bigint not null,
    index       integer not null
);
insert into calls.projected (incarnation, position, index) values (0, 0, 0);
revoke insert, delete on calls.projected from huawu_app;

-- One contact: where it came from, what became of it.
create table calls.contact (
    id                bigint primary key,
    client_id         bigint not null,
    -- The vendor whose agent talked; null before, and when nobody did.
    vendor_id         bigint,
    project_id        bigint not null,
    line_id           bigint not null,
    queue_id          bigint not null,
    -- The caller number, sealed under the client's key; null when the network gave none.
    caller_token      bytea,
    caller_key        bytea,
    caller_sealed     bytea,
    arrived_at        timestamptz not null,
    answered_at       timestamptz,
    queued_at         timestamptz,
    connected_at      timestamptz,
    ended_at          timestamptz,
    waited_ms         bigint,
    talked_ms         bigint,
    wrap_up_ms        bigint,
    agent_id          bigint,
    seat_id           bigint,
    cause             text,
    ended_by          text,
    stage             text not null,
    recording         text not null default 'none' check (recording in ('none', 'running', 'saved', 'failed')),
    recording_name    text,
    recording_ms      bigint
);
create index contact_by_arrival on calls.contact (arrived_at desc, id desc);
create index contact_by_client on calls.contact (client_id, id desc);
create index contact_by_vendor on calls.contact (vendor_id, id desc) where vendor_id is not null;
create index contact_by_token on calls.contact (caller_token) where caller_token is not null;

-- A vendor sees the contacts its agents talked in. Those nobody took are the client's alone.
select huawu.protect('calls.contact', project => 'null');
