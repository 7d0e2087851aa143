-- What an act changed, field by field, where that is more than its subject tells: [{"field", "before", "after"}].
ALTER TABLE audit.entry ADD COLUMN changes jsonb;
