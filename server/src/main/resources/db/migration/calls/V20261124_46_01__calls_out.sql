-- Calls of agents out.
ALTER TABLE calls.contact
    ADD COLUMN direction text NOT NULL DEFAULT 'in' CHECK (direction IN ('in', 'out')),
    ADD COLUMN rang_ms bigint CHECK (rang_ms >= 0);

COMMENT ON COLUMN calls.contact.direction IS 'in: somebody called; out: an agent did, and the caller number is that of who was called';
COMMENT ON COLUMN calls.contact.rang_ms IS 'of a call out, from being dialled until it was answered or over; null before and for calls in';
