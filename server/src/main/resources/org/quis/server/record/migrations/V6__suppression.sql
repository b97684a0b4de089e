-- What holds items back from the queue, and which it holds; made again from the ledger as the files are.
create table suppression (
  suppression varchar(20) primary key,
  place bigint not null,
  made_at timestamp(6) with time zone not null,
  made_by varchar(64) not null,
  rule_id varchar(200) not null,
  user_id varchar(200) not null,           -- empty for a unit's
  unit varchar(200) not null,              -- empty for an account's
  until_day date not null,
  reason varchar not null,
  ended boolean not null,
  end_reason varchar not null
);

alter table item add column held_back varchar(20) default '' not null;
