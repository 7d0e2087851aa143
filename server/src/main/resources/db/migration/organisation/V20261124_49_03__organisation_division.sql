-- Who owns the system and the site of a project, and who manages its agents. Projects of before are self-controlled outsourcing.
ALTER TABLE organisation.project
    ADD COLUMN system_owner text NOT NULL DEFAULT 'client' CHECK (system_owner IN ('client', 'vendor')),
    ADD COLUMN site_owner text NOT NULL DEFAULT 'vendor' CHECK (site_owner IN ('client', 'vendor')),
    ADD COLUMN agents_by text NOT NULL DEFAULT 'vendor' CHECK (agents_by IN ('client', 'vendor'));
