-- What a source shows to be let in: a hash of it, and nothing else. Made anew by an administrator, not from the ledger.
create table token (
  account varchar(64) primary key,
  hash varchar(64) not null unique            -- SHA-256
);

-- Accesses handed in by a source, so that none is sealed twice; made again from the ledger.
create table arrival (
  source varchar(64) not null,
  access_key varchar(64) not null,
  place bigint not null,                      -- the entry's index in the ledger
  primary key (source, access_key)
);
create index arrival_place on arrival (place);
