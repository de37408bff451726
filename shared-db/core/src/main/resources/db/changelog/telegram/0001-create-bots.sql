--liquibase formatted sql

--changeset telegram:0001-create-bots
create table bots (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  name varchar(50) not null unique
    check (name ~ '^[a-z][a-z0-9_]{1,48}[a-z0-9]$' and name not in ('platform', 'admin', 'system')),
  app varchar(40) not null,
  title jsonb not null default '{}',
  telegram_bot_id bigint unique,
  username varchar(64),
  kind varchar(8) not null default 'own' check (kind in ('own', 'external')),
  token_encrypted text,
  previous_token_encrypted text,
  previous_valid_until timestamptz,
  mode varchar(7) not null default 'polling' check (mode in ('polling', 'webhook', 'off')),
  webhook_secret varchar(256),
  mini_app_short_name varchar(40),
  mini_app_url varchar(500),
  allowed_updates jsonb not null default '[]',
  access_policy jsonb not null default '{}',
  monetization varchar(12) check (monetization in ('subscription', 'credits')),
  admin_menu boolean not null default true,
  paused boolean not null default false,
  paused_until timestamptz,
  state varchar(12) not null default 'active' check (state in ('active', 'unauthorized', 'off')),
  last_error text
);
create unique index bots_username on bots (lower(username));
--rollback drop table bots;
