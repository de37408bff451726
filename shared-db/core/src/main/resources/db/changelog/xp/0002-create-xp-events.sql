--liquibase formatted sql

--changeset xp:0002-create-xp-events
create table xp_events (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  bot_name varchar(50) not null,
  delta int not null check (delta <> 0),
  reason varchar(50) not null,
  source_key varchar(200) not null unique,
  total_after bigint not null,
  level_before int not null,
  level_after int not null,
  local_date date not null
);
create index xp_events_of_user on xp_events (user_id, created_at desc);
create index xp_events_of_bot on xp_events (bot_name, created_at);
create index xp_events_by_time on xp_events (created_at);
--rollback drop table xp_events;
