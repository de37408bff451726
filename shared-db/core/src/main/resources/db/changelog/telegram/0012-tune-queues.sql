--liquibase formatted sql

--changeset telegram:0012-tune-queues
-- Rows of the queues change their state several times within a second: they keep no more index entries than somebody
-- looks for, and are cleaned up soon after.
drop index bot_updates_done;
create index bot_updates_done on bot_updates (done_at) where state = 'done';
alter table bot_outbox drop constraint bot_outbox_bot_id_dedupe_key_key;
create unique index bot_outbox_once on bot_outbox (bot_id, dedupe_key) where dedupe_key is not null;
alter table bot_updates set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table bot_outbox set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
--rollback alter table bot_updates reset (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
--rollback alter table bot_outbox reset (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
--rollback drop index bot_outbox_once;
--rollback alter table bot_outbox add unique (bot_id, dedupe_key);
--rollback drop index bot_updates_done;
--rollback create index bot_updates_done on bot_updates (done_at);
