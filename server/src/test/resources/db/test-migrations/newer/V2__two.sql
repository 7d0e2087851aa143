create table huawu.two (id bigint primary key);
