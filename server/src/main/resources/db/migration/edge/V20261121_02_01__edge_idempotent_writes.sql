-- Writes that a client may repeat: what was answered to which key.
create schema edge;

-- A technical table: it holds answers for a day and is no record of the business. It carries no client, vendor or project
-- and stands outside row-level security: a row is found by the person who sent the key, and by nobody else.
-- An answer may hold names; secrets never enter (answer_kept is false then).
create table edge.idempotent_write (
    person       text not null check (length(person) between 1 and 100),
    key          text not null check (key ~ '^[A-Za-z0-9_-]{8,80}$'),
    -- SHA-256 of method, address and body: the same key must bring the same request.
    request_hash text not null check (request_hash ~ '^[0-9a-f]{64}$'),
    at           timestamptz not null,
    -- Null only within the transaction that carries out the write.
    status       smallint check (status between 200 and 399),
    answer       text,
    answer_kept  boolean not null default true,
    primary key (person, key),
    check (answer_kept or answer is null)
);
create index idempotent_write_by_time on edge.idempotent_write (at);

-- Claims a key for the transaction at hand, or finds what was answered before. While another transaction has claimed the
-- same key and has not ended, this waits, but not for long: then the error lock_not_available says that it is in flight.
create function edge.claim_write(its_person text, its_key text, its_hash text, now_at timestamptz)
    returns table (claimed boolean, request_hash text, status smallint, answer text, answer_kept boolean)
    language plpgsql
    set lock_timeout = '2s' as
$$
begin
    loop
        insert into edge.idempotent_write as w (person, key, request_hash, at)
        values (its_person, its_key, its_hash, now_at)
        on conflict do nothing;
        if found then
            return query select true, its_hash, null::smallint, null::text, true;
            return;
        end if;
        return query
            select false, w.request_hash, w.status, w.answer, w.answer_kept
            from edge.idempotent_write w
            where w.person = its_person and w.key = its_key;
        if found then
            return;
        end if;
        -- purged between the two statements: claim it again
    end loop;
end;
$$;
