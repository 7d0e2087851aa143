-- When queues let callers in. Hours of a day are written as 08:30-12:00 13:30-17:30, nothing for closed.
create table hotline.calendar (
    id          bigint primary key,
    name        text not null check (length(name) between 1 and 100),
    client_id   bigint not null references organisation.client,
    project_id  bigint not null references organisation.project,
    vendor_id   bigint generated always as (null::bigint) stored,
    zone        text not null check (length(zone) between 1 and 50),
    -- Monday to Sunday.
    week        text[] not null check (array_length(week, 1) = 7),
    holidays    text not null check (length(holidays) <= 80),
    make_up     text not null check (length(make_up) <= 80),
    unique (project_id, name)
);

-- Single days on which a calendar has hours of their own, whatever else they are.
create table hotline.own_day (
    calendar_id bigint not null references hotline.calendar on delete cascade,
    day         date not null,
    client_id   bigint not null references organisation.client,
    project_id  bigint not null references organisation.project,
    vendor_id   bigint generated always as (null::bigint) stored,
    hours       text not null check (length(hours) <= 80),
    note        text not null check (length(note) <= 100),
    primary key (calendar_id, day)
);

-- What was entered of the holidays of a year, in the place of what the program brings; of the whole installation.
create table hotline.holiday (
    year       int not null check (year between 2000 and 2100),
    position   int not null check (position between 0 and 19),
    holiday    text not null check (length(holiday) between 1 and 40),
    off        date[] not null check (array_length(off, 1) between 1 and 60),
    work       date[] not null,
    client_id  bigint generated always as (null::bigint) stored,
    vendor_id  bigint generated always as (null::bigint) stored,
    project_id bigint generated always as (null::bigint) stored,
    primary key (year, position)
);

select huawu.protect('hotline.calendar');
select huawu.protect('hotline.own_day');
-- Everybody may know the holidays; the whole of the installation alone enters them.
alter table hotline.holiday enable row level security;
alter table hotline.holiday force row level security;
create policy scope_select on hotline.holiday for select using (true);
create policy scope_insert on hotline.holiday for insert with check ((select huawu.scope_everything()));
create policy scope_update on hotline.holiday for update using ((select huawu.scope_everything()));
create policy scope_delete on hotline.holiday for delete using ((select huawu.scope_everything()));

alter table hotline.queue
    add column admission text not null default 'by-hours' check (admission in ('by-hours', 'open', 'shut')),
    add column calendar_id bigint references hotline.calendar,
    -- Where callers go while it is closed; a queue of the same project.
    add column closed_queue_id bigint references hotline.queue,
    add column served_out boolean not null default true,
    add check (closed_queue_id <> id);
create index queue_by_calendar on hotline.queue (calendar_id) where calendar_id is not null;
create index queue_by_closed_queue on hotline.queue (closed_queue_id) where closed_queue_id is not null;

-- When a revision is to be made anew though nothing changed: the core knows calendars for some weeks ahead only.
alter table hotline.revision add column renew_at timestamptz;
