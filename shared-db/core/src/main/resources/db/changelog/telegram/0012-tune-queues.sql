--liquibase formatted sql

--changeset telegram:0012-tune-queues
-- Rows of the queues change their state several times within a second, and are cleaned up soon after.
alter table bot_updates set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table bot_outbox set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
--rollback alter table bot_updates reset (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
--rollback alter table bot_outbox reset (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
