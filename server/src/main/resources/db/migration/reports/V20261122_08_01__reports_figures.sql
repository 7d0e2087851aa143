-- Figures as counts and sums, never as rates, and what goes on now. Written by the projector in the transaction that stores the
-- events they follow from; any month recomputes from calls.event.
create schema reports;

create table reports.figure (
    -- Half-hours of UTC since 1970.
    half_hour  bigint not null,
    client_id  bigint not null,
    project_id bigint not null,
    vendor_id  bigint,
    line_id    bigint,
    queue_id   bigint,
    agent_id   bigint,
    -- What is counted or summed, by the numbers of the catalogue of measures, and which part of it.
    kind       bigint not null,
    part       bigint not null,
    amount     bigint not null check (amount >= 0),
    constraint figure_once unique nulls not distinct
        (half_hour, client_id, project_id, vendor_id, line_id, queue_id, agent_id, kind, part)
);
select huawu.protect('reports.figure', project => 'null');

-- Contacts in a queue or in a talk, and agents signed in: so that the live picture is there after a restart. Technical tables:
-- read as a whole by the program alone, and shown by what each reader may see.
create table reports.live_contact (
    contact_id bigint primary key,
    line_id    bigint not null,
    queue_id   bigint not null,
    project_id bigint not null,
    client_id  bigint not null,
    stage      smallint not null,
    queued_ms  bigint not null,
    stage_ms   bigint not null
);
create table reports.live_agent (
    agent_id   bigint primary key,
    seat_id    bigint not null,
    vendor_id  bigint not null,
    project_id bigint not null,
    client_id  bigint not null,
    state      smallint not null,
    since_ms   bigint not null,
    reason_id  bigint
);
select huawu.protect('reports.live_contact', vendor => 'null');
select huawu.protect('reports.live_agent');
