--liquibase formatted sql

--changeset telegram:0013-tie-attachments-to-calls
-- A file goes with its call, whoever removes that. Older ones stay without and go by their age.
alter table bot_attachments add column call_id uuid references bot_outbox (id) on delete cascade;
create index bot_attachments_call on bot_attachments (call_id);
--rollback alter table bot_attachments drop column call_id;
