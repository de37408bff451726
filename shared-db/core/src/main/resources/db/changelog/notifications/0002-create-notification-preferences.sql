--liquibase formatted sql

--changeset notifications:0002-create-notification-preferences
create table notification_preferences (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  category varchar(60) not null,
  channel varchar(8) not null check (channel in ('telegram', 'push', 'sms', 'email', 'in_app', 'whatsapp')),
  enabled boolean not null,
  unique (user_id, category, channel)
);
--rollback drop table notification_preferences;
