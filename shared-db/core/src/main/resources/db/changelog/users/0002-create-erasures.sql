--liquibase formatted sql

--changeset users:0002-create-erasures
create table erasures (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_ref varchar(64) not null,
  used_grants text[] not null default '{}',
  requested_by uuid,
  requested_at timestamptz not null,
  done_at timestamptz,
  counts jsonb not null default '{}'
);
create index erasures_user_ref on erasures (user_ref);
--rollback drop table erasures;
