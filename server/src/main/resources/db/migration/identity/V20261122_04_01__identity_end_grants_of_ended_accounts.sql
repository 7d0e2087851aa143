-- Whose access was ended holds nothing any more. A client's reader sees a vendor's people by their grants and not by their
-- accounts, and took somebody who had left for somebody who can sign in.
UPDATE identity.role_grant g SET to_at = greatest(a.ended_at, g.from_at + interval '1 microsecond')
FROM identity.account a
WHERE a.person_id = g.person_id AND a.ended_at IS NOT NULL AND (g.to_at IS NULL OR g.to_at > a.ended_at);
