-- How a telephone hears that messages wait for it, and what it can be made to do from here.
alter table telephones.telephone
    -- Some telephones never ask for it.
    add column lamp_unasked boolean not null default false;

alter table telephones.registration
    -- The events it named when it registered, with commas between: talk, hold.
    add column events text not null default '' check (length(events) <= 100);
