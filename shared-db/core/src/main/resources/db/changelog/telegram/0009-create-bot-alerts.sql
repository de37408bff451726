--liquibase formatted sql

--changeset telegram:0009-create-bot-alerts
create table bot_alerts (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  bot_id uuid not null references bots (id) on delete cascade,
  kind varchar(40) not null,
  told_at timestamptz not null,
  held_back int not null default 0 check (held_back >= 0),
  unique (bot_id, kind)
);
--rollback drop table bot_alerts;
