-- How callers wait, and how soon those of a line are to be answered. 0 stands for no limit and no deadline.
alter table hotline.queue
    add column strategy text not null default 'longest-idle'
        check (strategy in ('longest-idle', 'least-occupied', 'most-skilled', 'round-robin')),
    add column most_waiting int not null default 0 check (most_waiting between 0 and 20000),
    add column longest_wait_ms bigint not null default 0 check (longest_wait_ms between 0 and 86400000),
    -- Where those go who are too many or have waited too long; a queue of the same project.
    add column overflow_queue_id bigint references hotline.queue,
    add check (overflow_queue_id <> id);
create index queue_by_overflow on hotline.queue (overflow_queue_id) where overflow_queue_id is not null;

alter table hotline.line
    add column caller_class text not null default 'normal' check (caller_class in ('emergency', 'vip', 'normal')),
    -- A point is worth a second of waiting.
    add column priority int not null default 0 check (priority between 0 and 3600),
    add column deadline_ms bigint not null default 0 check (deadline_ms between 0 and 600000);
