--liquibase formatted sql

--changeset telegram:0002-create-bot-chats
create table bot_chats (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  bot_id uuid not null references bots (id) on delete cascade,
  chat_id bigint not null,
  type varchar(10) not null check (type in ('private', 'group', 'supergroup', 'channel')),
  user_id uuid references users (id) on delete cascade,
  title varchar(255),
  state varchar(12) not null default 'active'
    check (state in ('active', 'blocked', 'deactivated', 'kicked', 'left', 'unreachable', 'migrated')),
  migrated_to bigint,
  last_inbound_at timestamptz,
  unique (bot_id, chat_id)
);
create index bot_chats_user on bot_chats (user_id);
--rollback drop table bot_chats;
