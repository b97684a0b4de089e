-- What was published; made again from the ledger as the files are.
create table publication (
  publication varchar(20) primary key,
  place bigint not null,
  at timestamp(6) with time zone not null,
  from_day date not null,
  to_day date not null,
  csv varchar not null
);
