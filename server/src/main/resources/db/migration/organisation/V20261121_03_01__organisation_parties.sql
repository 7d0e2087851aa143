-- Who works with whom. Every table carries client, vendor and project; huawu.protect forces row-level security on them.
CREATE SCHEMA organisation;

CREATE TABLE organisation.client (
    id         bigint PRIMARY KEY,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    short_name text NOT NULL UNIQUE CHECK (length(short_name) BETWEEN 1 AND 30),
    client_id  bigint GENERATED ALWAYS AS (id) STORED,
    vendor_id  bigint GENERATED ALWAYS AS (NULL::bigint) STORED,
    project_id bigint GENERATED ALWAYS AS (NULL::bigint) STORED
);

CREATE TABLE organisation.vendor (
    id         bigint PRIMARY KEY,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    short_name text NOT NULL UNIQUE CHECK (length(short_name) BETWEEN 1 AND 30),
    client_id  bigint GENERATED ALWAYS AS (NULL::bigint) STORED,
    vendor_id  bigint GENERATED ALWAYS AS (id) STORED,
    project_id bigint GENERATED ALWAYS AS (NULL::bigint) STORED
);

-- A project is the client's: its vendors see it as something shared, and cannot change it.
CREATE TABLE organisation.project (
    id         bigint PRIMARY KEY,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    client_id  bigint NOT NULL REFERENCES organisation.client,
    vendor_id  bigint GENERATED ALWAYS AS (NULL::bigint) STORED,
    project_id bigint GENERATED ALWAYS AS (id) STORED,
    UNIQUE (client_id, name)
);

-- One row a vendor, so that a vendor sees its own part in a project and never who else is in it.
CREATE TABLE organisation.project_vendor (
    project_id bigint NOT NULL REFERENCES organisation.project,
    vendor_id  bigint NOT NULL REFERENCES organisation.vendor,
    client_id  bigint NOT NULL REFERENCES organisation.client,
    PRIMARY KEY (project_id, vendor_id)
);
CREATE INDEX project_vendor_by_vendor ON organisation.project_vendor (vendor_id);

-- A person belongs to a client, to a vendor, or (both null) to the installation itself: the system administrator.
CREATE TABLE organisation.person (
    id         bigint PRIMARY KEY,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    client_id  bigint REFERENCES organisation.client,
    vendor_id  bigint REFERENCES organisation.vendor,
    project_id bigint GENERATED ALWAYS AS (NULL::bigint) STORED,
    CHECK (client_id IS NULL OR vendor_id IS NULL)
);
CREATE INDEX person_by_client ON organisation.person (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX person_by_vendor ON organisation.person (vendor_id) WHERE vendor_id IS NOT NULL;

-- Which people of a vendor work in which project: by this a client sees the people who work for it.
CREATE TABLE organisation.project_person (
    person_id  bigint NOT NULL REFERENCES organisation.person,
    project_id bigint NOT NULL REFERENCES organisation.project,
    vendor_id  bigint NOT NULL REFERENCES organisation.vendor,
    client_id  bigint NOT NULL REFERENCES organisation.client,
    PRIMARY KEY (person_id, project_id),
    FOREIGN KEY (project_id, vendor_id) REFERENCES organisation.project_vendor (project_id, vendor_id)
);
CREATE INDEX project_person_by_project ON organisation.project_person (project_id);

SELECT huawu.protect('organisation.client');
SELECT huawu.protect('organisation.vendor');
SELECT huawu.protect('organisation.project');
SELECT huawu.protect('organisation.project_vendor');
SELECT huawu.protect('organisation.person');
SELECT huawu.protect('organisation.project_person');

-- Beyond the common rule: partners know each other's names. The inner queries are themselves held to what the asker sees.
CREATE POLICY partner_of_a_project ON organisation.client FOR SELECT
    USING (EXISTS (SELECT 1 FROM organisation.project p WHERE p.client_id = client.id));
CREATE POLICY partner_of_a_project ON organisation.vendor FOR SELECT
    USING (EXISTS (SELECT 1 FROM organisation.project_vendor pv WHERE pv.vendor_id = vendor.id));
CREATE POLICY works_in_a_project ON organisation.person FOR SELECT
    USING (EXISTS (SELECT 1 FROM organisation.project_person pp WHERE pp.person_id = person.id));
