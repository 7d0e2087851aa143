-- What callers hear, by project. The samples lie beside the name: a backup has both, and so has every machine of a house.
create schema prompts;

create table prompts.prompt (
    id         bigint primary key,
    name       text not null check (length(name) between 1 and 100),
    client_id  bigint not null references organisation.client,
    project_id bigint not null references organisation.project,
    vendor_id  bigint generated always as (null::bigint) stored,
    -- What the machine spoke, and in which language; neither for an uploaded file.
    language   text check (language in ('zh', 'en')),
    text       text check (length(text) between 1 and 2000),
    changed_at timestamptz not null,
    -- 16 bit, little end first, 8,000 a second, ten minutes at most.
    samples    bytea not null check (length(samples) between 2 and 9600000),
    unique (project_id, name),
    check ((language is null) = (text is null))
);

select huawu.protect('prompts.prompt');
