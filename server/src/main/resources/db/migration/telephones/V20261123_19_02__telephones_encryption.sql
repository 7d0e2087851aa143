-- Whether the sound of a telephone is encrypted.
alter table telephones.telephone
    add column encryption text not null default 'taken' check (encryption in ('off', 'taken', 'required')),
    -- Whether its keys are said over UDP and TCP too.
    add column encryption_without_tls boolean not null default false;
