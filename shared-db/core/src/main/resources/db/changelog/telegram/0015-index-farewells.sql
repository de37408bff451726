--liquibase formatted sql

--changeset telegram:0015-index-farewells
-- The last message to somebody who was erased; it goes as soon as it is sent.
create index bot_outbox_farewells on bot_outbox (updated_at) where dedupe_key like 'farewell:%';
--rollback drop index bot_outbox_farewells;
