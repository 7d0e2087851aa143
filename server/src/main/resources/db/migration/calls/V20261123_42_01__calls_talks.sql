-- A talk that goes on with another agent, and callers who were put aside.
ALTER TABLE calls.contact
    ADD COLUMN part_began_at timestamptz,
    ADD COLUMN held_ms bigint NOT NULL DEFAULT 0 CHECK (held_ms >= 0),
    ADD COLUMN passed_on integer NOT NULL DEFAULT 0 CHECK (passed_on >= 0);

COMMENT ON COLUMN calls.contact.part_began_at IS 'since when the agent in charge talks; null while nobody is';
COMMENT ON COLUMN calls.contact.held_ms IS 'how long the caller was put aside, over all agents';
COMMENT ON COLUMN calls.contact.passed_on IS 'how often an agent left the contact and it went on';

UPDATE calls.contact SET part_began_at = connected_at;
