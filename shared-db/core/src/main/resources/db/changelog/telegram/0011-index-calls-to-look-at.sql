--liquibase formatted sql

--changeset telegram:0011-index-calls-to-look-at
create index bot_outbox_to_look_at on bot_outbox (created_at) where state in ('failed', 'unknown');
create index bot_outbox_in_doubt on bot_outbox (bot_id) where state = 'sending' and delivery = 'at_most_once';
--rollback drop index bot_outbox_to_look_at; drop index bot_outbox_in_doubt;
