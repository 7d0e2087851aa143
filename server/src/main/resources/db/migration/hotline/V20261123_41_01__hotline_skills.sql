-- What agents can do, who is certified in it, and what queues and lines ask of agents.
create table hotline.skill (
    id         bigint primary key,
    name       text not null check (length(name) between 1 and 100),
    note       text not null check (length(note) <= 200),
    client_id  bigint not null references organisation.client,
    project_id bigint not null references organisation.project,
    vendor_id  bigint generated always as (null::bigint) stored,
    unique (project_id, name)
);

-- A person has a skill once. Days are those of the house's time zone; both belong to the time, none stands for no bound.
create table hotline.certificate (
    person_id  bigint not null references organisation.person,
    skill_id   bigint not null references hotline.skill,
    level      int not null check (level between 1 and 100),
    from_day   date,
    until_day  date,
    client_id  bigint not null references organisation.client,
    project_id bigint not null references organisation.project,
    -- Whose agent it is: that vendor sees it, and no other.
    vendor_id  bigint not null references organisation.vendor,
    primary key (person_id, skill_id),
    check (until_day >= from_day)
);
create index certificate_by_skill on hotline.certificate (skill_id);

-- What a queue asks of agents, by the time waited in it. A queue without a step asks nothing.
create table hotline.queue_step (
    queue_id   bigint not null references hotline.queue on delete cascade,
    position   int not null check (position between 0 and 7),
    after_ms   bigint not null check (after_ms between 0 and 86400000),
    client_id  bigint not null references organisation.client,
    project_id bigint not null references organisation.project,
    vendor_id  bigint generated always as (null::bigint) stored,
    primary key (queue_id, position)
);

-- The skills of a step: all of a part are asked for, and any of the parts will do. A step without them asks nothing.
create table hotline.queue_skill (
    queue_id   bigint not null,
    position   int not null,
    part       int not null check (part between 0 and 31),
    skill_id   bigint not null references hotline.skill,
    level      int not null check (level between 1 and 100),
    client_id  bigint not null references organisation.client,
    project_id bigint not null references organisation.project,
    vendor_id  bigint generated always as (null::bigint) stored,
    primary key (queue_id, position, part, skill_id),
    foreign key (queue_id, position) references hotline.queue_step on delete cascade
);
create index queue_skill_by_skill on hotline.queue_skill (skill_id);

-- What callers of a line ask of agents besides, all of it.
create table hotline.line_skill (
    line_id    bigint not null references hotline.line on delete cascade,
    skill_id   bigint not null references hotline.skill,
    level      int not null check (level between 1 and 100),
    client_id  bigint not null references organisation.client,
    project_id bigint not null references organisation.project,
    vendor_id  bigint generated always as (null::bigint) stored,
    primary key (line_id, skill_id)
);
create index line_skill_by_skill on hotline.line_skill (skill_id);

select huawu.protect('hotline.skill');
select huawu.protect('hotline.certificate');
select huawu.protect('hotline.queue_step');
select huawu.protect('hotline.queue_skill');
select huawu.protect('hotline.line_skill');

-- A vendor reads the certificates of its people; the standard is the client's, so the client alone writes them.
drop policy scope_insert on hotline.certificate;
drop policy scope_update on hotline.certificate;
drop policy scope_delete on hotline.certificate;
create policy scope_insert on hotline.certificate for insert
    with check ((select huawu.scope_everything()) or client_id = any ((select huawu.scope_clients())::bigint[]));
create policy scope_update on hotline.certificate for update
    using ((select huawu.scope_everything()) or client_id = any ((select huawu.scope_clients())::bigint[]));
create policy scope_delete on hotline.certificate for delete
    using ((select huawu.scope_everything()) or client_id = any ((select huawu.scope_clients())::bigint[]));
