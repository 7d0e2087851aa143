-- How the contacts of lines and queues are divided among vendors.
create table hotline.share (
    id          bigint primary key,
    name        text not null check (length(name) between 1 and 100),
    client_id   bigint not null references organisation.client,
    project_id  bigint not null references organisation.project,
    vendor_id   bigint generated always as (null::bigint) stored,
    basis       text not null check (basis in ('offered', 'handled')),
    -- Whether what spilled over is made up for later.
    carried     boolean not null,
    reserved_ms bigint not null check (reserved_ms between 1000 and 86400000),
    unique (project_id, name)
);

-- One row a vendor, so that a vendor sees its own part and never who else has one.
create table hotline.share_party (
    share_id   bigint not null references hotline.share on delete cascade,
    vendor_id  bigint not null references organisation.vendor,
    weight     int not null check (weight between 1 and 10000),
    -- The sum of all weights of the share, so that a vendor knows its own part.
    whole      int not null check (whole > weight),
    client_id  bigint not null references organisation.client,
    project_id bigint not null references organisation.project,
    primary key (share_id, vendor_id)
);
create index share_party_by_vendor on hotline.share_party (vendor_id);

-- Not seen by whoever is in the project: its name may tell of others.
select huawu.protect('hotline.share', project => 'null');
select huawu.protect('hotline.share_party');

-- The client alone divides.
drop policy scope_insert on hotline.share_party;
drop policy scope_update on hotline.share_party;
drop policy scope_delete on hotline.share_party;
create policy scope_insert on hotline.share_party for insert
    with check ((select huawu.scope_everything()) or client_id = any ((select huawu.scope_clients())::bigint[]));
create policy scope_update on hotline.share_party for update
    using ((select huawu.scope_everything()) or client_id = any ((select huawu.scope_clients())::bigint[]));
create policy scope_delete on hotline.share_party for delete
    using ((select huawu.scope_everything()) or client_id = any ((select huawu.scope_clients())::bigint[]));
-- A vendor sees the shares in which it has a part. The inner query is itself held to what the asker sees.
create policy party_of_a_share on hotline.share for select
    using (exists (select 1 from hotline.share_party p where p.share_id = share.id));

alter table hotline.queue add column share_id bigint references hotline.share;
alter table hotline.line add column share_id bigint references hotline.share;
create index queue_by_share on hotline.queue (share_id) where share_id is not null;
create index line_by_share on hotline.line (share_id) where share_id is not null;
