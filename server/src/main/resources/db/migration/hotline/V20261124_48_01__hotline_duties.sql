-- How wrap-up ends, and what follows when an offer comes to nothing.
alter table hotline.queue
    add column wrap_up text not null default 'timed' check (wrap_up in ('timed', 'none', 'required', 'extendable')),
    add column longer_ms bigint not null default 0 check (longer_ms between 0 and 3600000),
    add column most_times int not null default 0 check (most_times between 0 and 20),
    add column rejected_ms bigint not null default 0 check (rejected_ms between 0 and 3600000),
    add column overlooked_ms bigint not null default 0 check (overlooked_ms between 0 and 3600000),
    add column most_returns int not null default 0 check (most_returns between 0 and 100),
    add check ((wrap_up = 'extendable') = (longer_ms > 0) and (longer_ms > 0) = (most_times > 0));
