--liquibase formatted sql

--changeset telegram:0010-index-queues
create index bot_updates_pending on bot_updates (bot_id, lane, update_id) where state = 'pending';
create index bot_updates_running on bot_updates (locked_until) where state = 'running';
create index bot_outbox_sending on bot_outbox (locked_until) where state = 'sending';
--rollback drop index bot_updates_pending; drop index bot_updates_running; drop index bot_outbox_sending;
