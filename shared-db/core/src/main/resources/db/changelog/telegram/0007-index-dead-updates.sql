--liquibase formatted sql

--changeset telegram:0007-index-dead-updates
create index bot_updates_dead on bot_updates (bot_id) where state = 'dead';
create index bot_dialogs_expired on bot_dialogs (expires_at);
--rollback drop index bot_updates_dead; drop index bot_dialogs_expired;
