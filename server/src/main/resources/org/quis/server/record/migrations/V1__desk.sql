-- What was done, as it is sealed in the ledger: everything below but `credential` and `link` can be made from it again.
create table act (
  place bigint primary key,                -- the entry's index in the ledger
  at timestamp(6) with time zone not null,
  actor varchar(64) not null,
  type varchar(63) not null,
  about varchar(300) not null,             -- item:…, investigation:…, account:…
  body varchar not null
);
create index act_about on act (about, place);

-- One row for each file, to list them by.
create table item (
  item varchar(200) primary key,
  place_in_queue int not null,
  kind varchar(63) not null,
  user_id varchar(200) not null,
  person_id varchar(200) not null,
  title varchar(1000) not null,
  risk double precision not null,
  accesses int not null,
  decision varchar(20) not null,           -- empty while open
  asked varchar(20) not null,
  due timestamp(6) with time zone
);
create index item_open on item (decision, place_in_queue);
create index item_user on item (user_id);

create table investigation (
  investigation varchar(20) primary key,
  state varchar(20) not null,
  source varchar(20) not null,
  user_id varchar(200) not null,
  allegations int not null,
  investigator varchar(64) not null,
  official varchar(64) not null,
  opened timestamp(6) with time zone not null
);

create table account (
  account varchar(64) primary key,
  name varchar(200) not null,
  roles varchar(300) not null,
  user_id varchar(200) not null,
  email varchar(200) not null,
  open boolean not null
);

-- Secrets are no acts: they are neither sealed nor made again. Who has none is sent a new link.
create table credential (
  account varchar(64) primary key,
  hash varchar(300) not null
);

create table link (
  hash varchar(64) primary key,            -- SHA-256 of what stands in the link
  account varchar(64) not null,
  until timestamp(6) with time zone not null
);
