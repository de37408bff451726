--liquibase formatted sql

--changeset telegram:0010-create-bot-attachments
-- Files that wait for their call; the call names them attach://<name>.
create table bot_attachments (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  bot_id uuid not null references bots (id) on delete cascade,
  name uuid not null unique,
  file_name varchar(255) not null,
  media_type varchar(100) not null,
  content bytea not null
);
create index bot_attachments_age on bot_attachments (created_at);
--rollback drop table bot_attachments;
