--liquibase formatted sql

--changeset identity:0006-create-erased-logins
-- Whose tokens are refused though nothing else of them is left; kept for no longer than a token lives.
create table erased_logins (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null unique,
  erased_at timestamptz not null
);
create index erased_logins_time on erased_logins (erased_at);
--rollback drop table erased_logins;
