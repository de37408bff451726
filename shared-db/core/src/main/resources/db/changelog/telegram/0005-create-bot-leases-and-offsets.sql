--liquibase formatted sql

--changeset telegram:0005-create-bot-leases-and-offsets
create table bot_leases (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  bot_id uuid not null references bots (id) on delete cascade,
  role varchar(10) not null check (role in ('poller')),
  owner varchar(80) not null,
  fencing bigint not null,
  expires_at timestamptz not null,
  unique (bot_id, role)
);
create table bot_offsets (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  bot_id uuid not null unique references bots (id) on delete cascade,
  next_offset bigint not null,
  last_update_at timestamptz not null
);
--rollback drop table bot_leases; drop table bot_offsets;
