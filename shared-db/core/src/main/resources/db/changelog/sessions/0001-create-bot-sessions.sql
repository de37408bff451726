--liquibase formatted sql

--changeset sessions:0001-create-bot-sessions
create table bot_sessions (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  bot_name varchar(50) not null references bots (name) on update cascade,
  session_data jsonb not null default '{}' check (jsonb_typeof(session_data) = 'object'),
  stats_data jsonb not null default '{}' check (jsonb_typeof(stats_data) = 'object'),
  version int not null default 0,
  chat_id bigint,
  started_at timestamptz,
  blocked_at timestamptz,
  unique (user_id, bot_name)
);
create index bot_sessions_reachable on bot_sessions (bot_name, started_at) where blocked_at is null;
--rollback drop table bot_sessions;
