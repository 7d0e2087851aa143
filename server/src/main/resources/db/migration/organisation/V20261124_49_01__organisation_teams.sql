-- Teams, and who was in which from which day to which. A team is of one project, and of the vendor whose people are in it; without a
-- vendor it is the client's own. No other vendor of the project sees it, so the project does not show it.
CREATE TABLE organisation.team (
    id         bigint PRIMARY KEY,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    client_id  bigint NOT NULL REFERENCES organisation.client,
    vendor_id  bigint REFERENCES organisation.vendor,
    project_id bigint NOT NULL REFERENCES organisation.project,
    UNIQUE NULLS NOT DISTINCT (project_id, vendor_id, name)
);

-- Days are those of the house; the last one is included, and none is an open end.
CREATE TABLE organisation.team_member (
    team_id    bigint NOT NULL REFERENCES organisation.team,
    person_id  bigint NOT NULL REFERENCES organisation.person,
    part       text NOT NULL CHECK (part IN ('member', 'leader', 'coach')),
    from_day   date NOT NULL,
    until_day  date,
    client_id  bigint NOT NULL REFERENCES organisation.client,
    vendor_id  bigint REFERENCES organisation.vendor,
    project_id bigint NOT NULL REFERENCES organisation.project,
    PRIMARY KEY (team_id, person_id, part, from_day),
    CHECK (until_day IS NULL OR until_day >= from_day),
    -- nobody is a member of two teams on one day; a range of one number stands for the number, which GiST knows by itself
    CONSTRAINT one_team_a_person EXCLUDE USING gist
        (int8range(person_id, person_id, '[]') WITH &&, daterange(from_day, until_day, '[]') WITH &&)
        WHERE (part = 'member'),
    CONSTRAINT one_leader_a_team EXCLUDE USING gist
        (int8range(team_id, team_id, '[]') WITH &&, daterange(from_day, until_day, '[]') WITH &&)
        WHERE (part = 'leader'),
    CONSTRAINT one_coach_a_team EXCLUDE USING gist
        (int8range(team_id, team_id, '[]') WITH &&, daterange(from_day, until_day, '[]') WITH &&)
        WHERE (part = 'coach')
);
CREATE INDEX team_member_by_person ON organisation.team_member (person_id);

SELECT huawu.protect('organisation.team', project => 'null');
SELECT huawu.protect('organisation.team_member', project => 'null');

-- The client reads the teams of its vendors, and sets the coach of each; the rest is the side's whose people they are.
DROP POLICY scope_insert ON organisation.team;
DROP POLICY scope_update ON organisation.team;
DROP POLICY scope_delete ON organisation.team;
CREATE POLICY scope_insert ON organisation.team FOR INSERT WITH CHECK (
    (SELECT huawu.scope_everything())
    OR vendor_id = ANY ((SELECT huawu.scope_vendors())::bigint[])
    OR (vendor_id IS NULL AND client_id = ANY ((SELECT huawu.scope_clients())::bigint[])));
CREATE POLICY scope_update ON organisation.team FOR UPDATE USING (
    (SELECT huawu.scope_everything())
    OR vendor_id = ANY ((SELECT huawu.scope_vendors())::bigint[])
    OR (vendor_id IS NULL AND client_id = ANY ((SELECT huawu.scope_clients())::bigint[])));
DROP POLICY scope_insert ON organisation.team_member;
DROP POLICY scope_update ON organisation.team_member;
DROP POLICY scope_delete ON organisation.team_member;
CREATE POLICY scope_insert ON organisation.team_member FOR INSERT WITH CHECK (
    (SELECT huawu.scope_everything())
    OR (part <> 'coach' AND vendor_id = ANY ((SELECT huawu.scope_vendors())::bigint[]))
    OR ((vendor_id IS NULL OR part = 'coach') AND client_id = ANY ((SELECT huawu.scope_clients())::bigint[])));
CREATE POLICY scope_update ON organisation.team_member FOR UPDATE USING (
    (SELECT huawu.scope_everything())
    OR (part <> 'coach' AND vendor_id = ANY ((SELECT huawu.scope_vendors())::bigint[]))
    OR ((vendor_id IS NULL OR part = 'coach') AND client_id = ANY ((SELECT huawu.scope_clients())::bigint[])));
REVOKE DELETE ON organisation.team, organisation.team_member FROM huawu_app;
