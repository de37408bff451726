--liquibase formatted sql

--changeset broadcasts:0001-create-broadcasts
create table broadcasts (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  bot_names text[] not null check (cardinality(bot_names) > 0),
  title varchar(200),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  keyboard varchar(5) not null default 'none' check (keyboard in ('none', 'main', 'daily')),
  filter jsonb not null default '{}' check (jsonb_typeof(filter) = 'object'),
  state varchar(9) not null default 'draft'
    check (state in ('draft', 'ready', 'scheduled', 'running', 'paused', 'done', 'canceled')),
  scheduled_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  rate_per_sec int not null default 25 check (rate_per_sec between 1 and 30),
  respect_quiet_hours boolean not null default true,
  total int not null default 0,
  sent int not null default 0,
  failed int not null default 0,
  blocked int not null default 0,
  skipped int not null default 0,
  unknown int not null default 0,
  progress_message jsonb,
  progress_told_at timestamptz,
  created_by uuid references users (id) on delete set null
);
create index broadcasts_state on broadcasts (state, scheduled_at);
create table broadcast_recipients (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  broadcast_id uuid not null references broadcasts (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  bot_name varchar(50) not null,
  chat_id bigint not null,
  lang varchar(2) not null,
  state varchar(7) not null default 'pending'
    check (state in ('pending', 'sending', 'sent', 'failed', 'blocked', 'skipped', 'unknown')),
  not_before timestamptz,
  error varchar(80),
  sent_at timestamptz,
  message_id bigint,
  unique (broadcast_id, user_id)
);
create index broadcast_recipients_state on broadcast_recipients (broadcast_id, state, not_before);
create index broadcast_recipients_of_user on broadcast_recipients (user_id, created_at);
--rollback drop table broadcast_recipients; drop table broadcasts;
