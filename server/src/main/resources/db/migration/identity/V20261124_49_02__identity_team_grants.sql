-- A grant may be narrowed to a team; who gave it and who ended it stands in the audit trail.
ALTER TABLE identity.role_grant ADD COLUMN team_id bigint REFERENCES organisation.team;
