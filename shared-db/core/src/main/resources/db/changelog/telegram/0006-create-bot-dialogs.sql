--liquibase formatted sql

--changeset telegram:0006-create-bot-dialogs
create table bot_dialogs (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  bot_id uuid not null references bots (id) on delete cascade,
  chat_id bigint not null,
  user_telegram_id bigint not null,
  state varchar(80) not null,
  data jsonb not null default '{}',
  version bigint not null default 0,
  expires_at timestamptz not null,
  unique (bot_id, chat_id, user_telegram_id)
);
--rollback drop table bot_dialogs;
