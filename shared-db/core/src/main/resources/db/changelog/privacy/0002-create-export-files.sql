--liquibase formatted sql

--changeset privacy:0002-create-export-files
create table export_files (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  export_id uuid not null unique references exports (id) on delete cascade,
  content bytea not null
);
--rollback drop table export_files;
