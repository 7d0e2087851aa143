-- Of which contact an event tells: so that what happened to one call can be read. Null for events of no contact, and for those stored
-- before this column was there.
ALTER TABLE calls.event ADD COLUMN contact_id bigint;
CREATE INDEX event_by_contact ON calls.event (contact_id) WHERE contact_id IS NOT NULL;
