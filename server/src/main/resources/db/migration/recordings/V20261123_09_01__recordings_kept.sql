-- How long recordings are kept, and what became of each. The sound lies in files; these rows outlast it.
create schema recordings;

-- One row a client that has recordings or a wish of its own; days null: what the installation's setting says.
create table recordings.retention (
    client_id  bigint primary key,
    vendor_id  bigint generated always as (null::bigint) stored,
    project_id bigint generated always as (null::bigint) stored,
    keep_days  integer check (keep_days between 1 and 3650)
);

create table recordings.recording (
    -- What the switchboard calls it; the name of its file.
    name       text primary key,
    contact_id bigint not null,
    client_id  bigint not null,
    vendor_id  bigint not null,
    project_id bigint not null,
    saved_at   timestamptz not null,
    -- What was promised when it was saved; what the client sets later may lengthen it and never shortens it. When it is
    -- deleted: the days under which that happened.
    keep_days  integer not null,
    -- Since when it is held whatever its age, and by whom.
    held_at    timestamptz,
    held_by    bigint,
    -- Deleting: decided, and the file may be there or not.
    state      text not null default 'kept' check (state in ('kept', 'deleting', 'deleted')),
    deleted_at timestamptz,
    check ((held_at is null) = (held_by is null)),
    check (held_at is null or state = 'kept'),
    check ((state = 'deleted') = (deleted_at is not null))
);
create index recording_by_contact on recordings.recording (contact_id);
create index recording_by_age on recordings.recording (client_id, saved_at) where state = 'kept' and held_at is null;
create index recording_being_deleted on recordings.recording (saved_at) where state = 'deleting';

select huawu.protect('recordings.retention');
select huawu.protect('recordings.recording');
revoke delete on recordings.recording from huawu_app;
