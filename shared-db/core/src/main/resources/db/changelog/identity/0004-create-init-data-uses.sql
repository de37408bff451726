--liquibase formatted sql

--changeset identity:0004-create-init-data-uses
create table init_data_uses (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  init_data_hash varchar(64) not null unique,
  bot_id uuid not null references bots (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  auth_date timestamptz not null,
  uses int not null check (uses > 0),
  blocked boolean not null default false,
  expires_at timestamptz not null
);
create index init_data_uses_expiry on init_data_uses (expires_at);
--rollback drop table init_data_uses;
