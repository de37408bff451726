--liquibase formatted sql

--changeset telegram:0014-count-floods-of-bots
-- How often Telegram has asked the bot for silence.
alter table bots add column floods bigint not null default 0 check (floods >= 0);
--rollback alter table bots drop column floods;
