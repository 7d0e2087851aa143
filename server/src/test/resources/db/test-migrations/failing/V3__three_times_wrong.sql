create table huawu.three (id bigint primary key);
insert into huawu.three values (1), (1);
