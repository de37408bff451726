--liquibase formatted sql

--changeset privacy:0001-create-exports
create table exports (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  kind varchar(40) not null,
  format varchar(20) not null,
  params jsonb not null default '{}',
  status varchar(7) not null check (status in ('queued', 'running', 'ready', 'failed')),
  file_ref varchar(255),
  sha256 char(64),
  row_count bigint,
  requested_by uuid references users (id) on delete set null,
  subject_user_id uuid references users (id) on delete cascade,
  expires_at timestamptz not null
);
create index exports_of_user on exports (requested_by, created_at);
create index exports_subject on exports (subject_user_id);
create index exports_expiry on exports (expires_at);
--rollback drop table exports;
