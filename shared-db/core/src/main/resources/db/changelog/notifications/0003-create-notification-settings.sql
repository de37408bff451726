--liquibase formatted sql

--changeset notifications:0003-create-notification-settings
create table notification_settings (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_id uuid not null unique references users (id) on delete cascade,
  quiet_from time not null default '22:00',
  quiet_to time not null default '09:00',
  quiet_enabled boolean not null default true,
  reminders_morning boolean not null default true,
  reminders_evening boolean not null default true
);
--rollback drop table notification_settings;
