-- Whether the sound between us and the carrier is encrypted.
alter table trunks.trunk
    add column encryption text not null default 'TAKEN' check (encryption in ('OFF', 'TAKEN', 'REQUIRED')),
    -- Whether its keys are said over UDP and TCP too.
    add column encryption_without_tls boolean not null default false;
