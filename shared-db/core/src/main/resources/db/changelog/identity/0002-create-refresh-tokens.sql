--liquibase formatted sql

--changeset identity:0002-create-refresh-tokens
create table refresh_tokens (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  family_id uuid not null references token_families (id) on delete cascade,
  jti_hash varchar(64) not null unique,
  kid varchar(40) not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  successor_id uuid references refresh_tokens (id) on delete set null
);
create index refresh_tokens_family on refresh_tokens (family_id);
create index refresh_tokens_expiry on refresh_tokens (expires_at);
--rollback drop table refresh_tokens;
