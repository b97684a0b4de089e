-- What somebody outside told; made again from the ledger as the files are.
create table tip (
  tip varchar(20) primary key,
  place bigint not null,
  at timestamp(6) with time zone not null,
  body varchar not null,
  settled boolean not null,
  investigation varchar(20) not null,      -- empty while it waits, and where it was set aside
  reason varchar not null
);
