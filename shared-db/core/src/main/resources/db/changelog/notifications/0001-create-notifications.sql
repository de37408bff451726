--liquibase formatted sql

--changeset notifications:0001-create-notifications
create table notifications (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  type varchar(60) not null,
  category varchar(13) not null check (category in ('transactional', 'security', 'reminder', 'social', 'promo')),
  title varchar(200) not null,
  body text not null,
  level varchar(15) not null default 'info' check (level in ('info', 'success', 'warning', 'error', 'action_required')),
  data jsonb not null default '{}',
  action_url varchar(500),
  priority varchar(6) not null default 'normal' check (priority in ('high', 'normal')),
  read_at timestamptz,
  dedupe_key varchar(200),
  unique (user_id, dedupe_key)
);
create index notifications_of_user on notifications (user_id, created_at desc);
--rollback drop table notifications;
