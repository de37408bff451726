--liquibase formatted sql

--changeset promo:0002-create-promocode-usage
create table promocode_usage (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- The use of somebody who is erased goes on counting.
  user_id uuid references users (id) on delete set null,
  promocode_id uuid not null references promocodes (id),
  used_at timestamptz not null,
  bot_name varchar(50) not null,
  state varchar(8) not null check (state in ('reserved', 'used', 'released')),
  effect jsonb not null default '{}'
);
create unique index promocode_usage_once on promocode_usage (user_id, promocode_id) where state <> 'released';
create index promocode_usage_of_code on promocode_usage (promocode_id, used_at desc);
--rollback drop table promocode_usage;
