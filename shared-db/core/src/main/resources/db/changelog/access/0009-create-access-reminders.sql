--liquibase formatted sql

--changeset access:0009-create-access-reminders
create table access_reminders (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  -- The subscription that ends, or the grant that is nearly used up.
  row_id uuid not null,
  kind varchar(6) not null check (kind in ('ends_7', 'ends_3', 'ends_1', 'ended', 'low')),
  moment timestamptz not null,
  unique (row_id, kind, moment)
);
create index access_reminders_of_user on access_reminders (user_id);
create index access_consumptions_recent on access_consumptions (consumed_at)
  where access_type in ('credits', 'free_trainings') and returned_at is null;
create index subscriptions_ends on subscriptions (end_date) where kind = 'time';
--rollback drop index subscriptions_ends; drop index access_consumptions_recent; drop table access_reminders;
