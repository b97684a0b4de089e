-- What became of the letter that an act calls for. No act is made again from it: it only keeps a letter from going twice.
create table mailed (
  place bigint primary key,                -- the act's, in the ledger
  outcome varchar(20) not null,
  at timestamp(6) with time zone not null
);

-- Links to answer one question with, for whoever was asked. As with `link`, no more than a hash is kept of each.
create table answer_link (
  hash varchar(64) primary key,
  item varchar(200) not null,
  account varchar(64) not null,
  until timestamp(6) with time zone not null
);
