--liquibase formatted sql

--changeset access:0006-create-bot-channels
create table bot_channels (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  bot_name varchar(50) not null references bots (name) on update cascade on delete cascade,
  chat_id bigint,
  chat_username varchar(64),
  invite_url varchar(500) not null,
  bonus_trainings int not null default 2 check (bonus_trainings > 0),
  enabled boolean not null default true,
  unique (bot_name, chat_username),
  check (chat_id is not null or chat_username is not null)
);
create unique index bot_channels_enabled on bot_channels (bot_name) where enabled;
--rollback drop table bot_channels;
