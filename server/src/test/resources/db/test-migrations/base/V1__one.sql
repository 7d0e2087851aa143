create table huawu.one (id bigint primary key);
