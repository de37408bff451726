--liquibase formatted sql

--changeset exports:0002-cut-export-files-into-pieces
alter table export_files
  add column attempt int not null default 0,
  add column piece int not null default 0 check (piece >= 0),
  drop constraint export_files_export_id_key,
  add constraint export_files_once unique (export_id, attempt, piece);
--rollback alter table export_files drop constraint export_files_once, drop column attempt, drop column piece, add unique (export_id);
