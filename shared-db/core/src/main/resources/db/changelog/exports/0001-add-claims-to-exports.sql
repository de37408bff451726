--liquibase formatted sql

--changeset exports:0001-add-claims-to-exports
alter table exports
  add column attempts int not null default 0 check (attempts >= 0),
  add column leased_until timestamptz,
  add column size_bytes bigint,
  add column failure varchar(80),
  add column bot_name varchar(50),
  add column chat_id bigint,
  add column language varchar(2);
create index exports_waiting on exports (created_at) where status in ('queued', 'running');
--rollback drop index exports_waiting; alter table exports drop column attempts, drop column leased_until, drop column size_bytes, drop column failure, drop column bot_name, drop column chat_id, drop column language;
