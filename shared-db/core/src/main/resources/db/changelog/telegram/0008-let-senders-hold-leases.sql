--liquibase formatted sql

--changeset telegram:0008-let-senders-hold-leases
alter table bot_leases drop constraint bot_leases_role_check;
alter table bot_leases add constraint bot_leases_role_check check (role in ('poller', 'sender'));
--rollback delete from bot_leases where role = 'sender'; alter table bot_leases drop constraint bot_leases_role_check; alter table bot_leases add constraint bot_leases_role_check check (role in ('poller'));
