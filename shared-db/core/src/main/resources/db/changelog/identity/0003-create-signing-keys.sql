--liquibase formatted sql

--changeset identity:0003-create-signing-keys
create table signing_keys (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  kid varchar(40) not null unique,
  algorithm varchar(5) not null default 'RS256' check (algorithm = 'RS256'),
  public_key text not null,
  private_key_encrypted text not null,
  state varchar(11) not null check (state in ('pending', 'active', 'retired', 'compromised', 'removed')),
  activate_at timestamptz not null,
  retire_at timestamptz,
  remove_at timestamptz
);
create unique index signing_keys_one_active on signing_keys (state) where state = 'active';
create unique index signing_keys_one_pending on signing_keys (state) where state = 'pending';
--rollback drop table signing_keys;
