-- How the sound of each party of a call came over: one row a party, from when it is known who it is; the numbers come when they are
-- measured. A row without them says that nothing was.
create schema sound;

create table sound.quality (
    contact_id     bigint not null,
    -- Whose sound it is: 'c' and the caller's channel, or 'b' and the order that joined the agent's seat
    -- (incarnation, position, index). Of several calls that had the same in the course of years the last is meant.
    leg            text not null,
    party          text not null check (party in ('caller', 'agent')),
    client_id      bigint not null,
    -- The vendor whose agent talked; null before, and when nobody did.
    vendor_id      bigint,
    project_id     bigint not null,
    measured_at    timestamptz,
    lasted_ms      bigint,
    -- What came from the party. Scores (MOS) are in hundredths; 0 when nothing was sent.
    said_packets   bigint,
    said_lost      bigint,
    said_jitter_ms bigint,
    said_least_mos bigint,
    said_mean_mos  bigint,
    -- What the party says that came of ours; null when it said nothing.
    heard_packets   bigint,
    heard_lost      bigint,
    heard_jitter_ms bigint,
    heard_least_mos bigint,
    heard_mean_mos  bigint,
    -- 0 when it was not measured.
    round_trip_ms  bigint,
    primary key (contact_id, leg),
    check ((measured_at is null) = (said_packets is null)),
    check (heard_packets is null or measured_at is not null)
);
create index quality_by_leg on sound.quality (leg, contact_id desc);

-- As its contact: a vendor sees the sound of contacts its agents talked in.
select huawu.protect('sound.quality', project => 'null');
