create table huawu.between (id bigint primary key);
