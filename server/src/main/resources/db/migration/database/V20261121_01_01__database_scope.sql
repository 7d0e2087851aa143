-- The ground of every module: one sequence of ids, and row-level security.
--
-- A transaction says whose rows it may see by four settings that end with it:
--   huawu.everything  'on': all rows
--   huawu.clients, huawu.vendors, huawu.projects  arrays of ids, such as {1000,1001}
-- What is not set, or empty as PostgreSQL leaves it behind after a transaction, shows nothing.

create sequence huawu.ids start with 1000;

create function huawu.scope_everything() returns boolean
    language sql stable parallel safe
    return coalesce(nullif(current_setting('huawu.everything', true), '') = 'on', false);

create function huawu.scope_clients() returns bigint[]
    language sql stable parallel safe
    return nullif(current_setting('huawu.clients', true), '')::bigint[];

create function huawu.scope_vendors() returns bigint[]
    language sql stable parallel safe
    return nullif(current_setting('huawu.vendors', true), '')::bigint[];

create function huawu.scope_projects() returns bigint[]
    language sql stable parallel safe
    return nullif(current_setting('huawu.projects', true), '')::bigint[];

-- The rule for one row. Policies say the same with the settings read once a statement, see huawu.protect.
create function huawu.visible(client bigint, vendor bigint, project bigint) returns boolean
    language sql stable parallel safe
    return huawu.scope_everything()
        or coalesce(client = any (huawu.scope_clients()), false)
        or coalesce(vendor = any (huawu.scope_vendors()), false)
        or coalesce(vendor is null and project = any (huawu.scope_projects()), false);

create function huawu.writable(client bigint, vendor bigint, project bigint) returns boolean
    language sql stable parallel safe
    return huawu.scope_everything()
        or coalesce(client = any (huawu.scope_clients()), false)
        or coalesce(vendor = any (huawu.scope_vendors()), false);

-- Puts a table under row-level security, its owner included. To be called by the migration that makes the table:
--   call huawu.protect('organisation.project', project => 'id', vendor => 'null');
-- client, vendor and project are expressions over the table's columns, of type bigint; 'null' where a row has none.
create procedure huawu.protect(
    protected regclass,
    client text default 'client_id',
    vendor text default 'vendor_id',
    project text default 'project_id')
    language plpgsql as
$$
declare
    -- A sub-select is run once a statement; the bare function would be run for each row.
    writable constant text := format(
        '(select huawu.scope_everything())'
        ' or (%1$s)::bigint = any ((select huawu.scope_clients())::bigint[])'
        ' or (%2$s)::bigint = any ((select huawu.scope_vendors())::bigint[])',
        client, vendor);
    visible constant text := writable || format(
        ' or ((%2$s) is null and (%3$s)::bigint = any ((select huawu.scope_projects())::bigint[]))',
        client, vendor, project);
begin
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format('create policy scope_select on %s for select using (%s)', protected, visible);
    execute format('create policy scope_insert on %s for insert with check (%s)', protected, writable);
    execute format('create policy scope_update on %s for update using (%s) with check (%2$s)', protected, writable);
    execute format('create policy scope_delete on %s for delete using (%s)', protected, writable);
end;
$$;

-- What the program may do with what modules make later: read and write rows, never empty or change a table.
alter default privileges revoke all on functions from public;
alter default privileges grant usage on schemas to huawu_app;
alter default privileges grant select, insert, update, delete on tables to huawu_app;
alter default privileges grant usage, select on sequences to huawu_app;
alter default privileges grant execute on functions to huawu_app;

grant usage on schema huawu to huawu_app;
grant usage, select on sequence huawu.ids to huawu_app;
revoke all on all functions in schema huawu from public;
revoke all on all procedures in schema huawu from public;
grant execute on function
    huawu.scope_everything(), huawu.scope_clients(), huawu.scope_vendors(), huawu.scope_projects(),
    huawu.visible(bigint, bigint, bigint), huawu.writable(bigint, bigint, bigint)
    to huawu_app;
