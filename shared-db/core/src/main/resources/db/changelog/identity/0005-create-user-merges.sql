--liquibase formatted sql

--changeset identity:0005-create-user-merges
create table user_merges (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  from_user_id uuid not null unique references users (id) on delete cascade,
  into_user_id uuid not null references users (id) on delete cascade,
  reason varchar(11) not null check (reason in ('guest_login', 'admin')),
  details jsonb not null default '{}',
  check (from_user_id <> into_user_id)
);
create index user_merges_into on user_merges (into_user_id);
--rollback drop table user_merges;
