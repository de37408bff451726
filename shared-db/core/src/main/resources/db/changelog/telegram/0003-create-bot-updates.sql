--liquibase formatted sql

--changeset telegram:0003-create-bot-updates
create table bot_updates (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  bot_id uuid not null references bots (id) on delete cascade,
  update_id bigint not null,
  chat_key varchar(40) not null,
  lane int not null check (lane in (0, 1)),
  payload jsonb not null,
  state varchar(7) not null default 'pending' check (state in ('pending', 'running', 'done', 'dead')),
  attempts int not null default 0,
  next_at timestamptz not null,
  locked_by varchar(80),
  locked_until timestamptz,
  error text,
  done_at timestamptz,
  unique (bot_id, update_id)
);
create index bot_updates_open on bot_updates (bot_id, chat_key, lane, update_id) where state in ('pending', 'running');
create index bot_updates_done on bot_updates (done_at);
--rollback drop table bot_updates;
