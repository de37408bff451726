--liquibase formatted sql

--changeset imports:0002-make-imports-jobs
alter table json_imports
  alter column sha256 drop not null,
  drop constraint json_imports_status_check,
  add constraint json_imports_status_check check (status in ('queued', 'running', 'done', 'refused', 'failed')),
  add column file_path varchar(1000),
  add column overwrite boolean not null default false,
  add column attempts int not null default 0 check (attempts >= 0),
  add column leased_until timestamptz,
  add column processed int not null default 0,
  add column total int,
  add column failure varchar(80),
  add column confirmed_at timestamptz,
  add column chat jsonb;
create index json_imports_waiting on json_imports (created_at)
  where status in ('queued', 'running') and file_path is not null;
--rollback drop index json_imports_waiting; alter table json_imports drop constraint json_imports_status_check, add constraint json_imports_status_check check (status in ('running', 'done', 'refused')) not valid, drop column file_path, drop column overwrite, drop column attempts, drop column leased_until, drop column processed, drop column total, drop column failure, drop column confirmed_at, drop column chat;
