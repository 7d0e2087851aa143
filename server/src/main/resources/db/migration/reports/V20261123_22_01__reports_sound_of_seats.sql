-- The seats that have sound now, so that an agent who is ready and cannot be called is told apart after a restart of the projector too.
-- A technical table without anybody's data: read as a whole by the program alone.
create table reports.live_sound (
    seat_id    bigint primary key,
    channel_id bigint not null
);
