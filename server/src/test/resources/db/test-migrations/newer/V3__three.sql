create table huawu.three (id bigint primary key);
