-- From which address of ours we speak with the carrier, where the system's routes are not to decide.
alter table trunks.trunk add column bound text check (length(bound) between 2 and 45);
