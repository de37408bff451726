--liquibase formatted sql

--changeset telegram:0004-create-bot-outbox
create table bot_outbox (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  bot_id uuid not null references bots (id) on delete cascade,
  chat_id bigint,
  seq bigint generated always as identity,
  lane int not null check (lane between 0 and 4),
  method varchar(60) not null,
  payload jsonb not null,
  delivery varchar(13) not null check (delivery in ('at_least_once', 'at_most_once')),
  dedupe_key varchar(200),
  source_update uuid,
  state varchar(7) not null default 'pending'
    check (state in ('pending', 'sending', 'sent', 'skipped', 'failed', 'unknown')),
  reason varchar(80),
  attempts int not null default 0,
  not_before timestamptz not null,
  expires_at timestamptz,
  locked_by varchar(80),
  locked_until timestamptz,
  result jsonb,
  sent_at timestamptz,
  unique (bot_id, dedupe_key)
);
create index bot_outbox_pending on bot_outbox (bot_id, lane, seq) where state = 'pending';
create index bot_outbox_open on bot_outbox (bot_id, chat_id, lane, seq) where state in ('pending', 'sending');
create index bot_outbox_sent on bot_outbox (updated_at) where state in ('sent', 'skipped');
--rollback drop table bot_outbox;
