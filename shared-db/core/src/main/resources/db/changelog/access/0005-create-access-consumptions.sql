--liquibase formatted sql

--changeset access:0005-create-access-consumptions
create table access_consumptions (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  bot_name varchar(50) not null,
  purpose_key varchar(200) not null unique,
  access_type varchar(14) not null
    check (access_type in ('subscription', 'credits', 'free_trainings', 'daily_free', 'free')),
  lot_id uuid,
  consumed_at timestamptz not null,
  returned_at timestamptz
);
create index access_consumptions_of_user on access_consumptions (user_id, bot_name, consumed_at);
--rollback drop table access_consumptions;
