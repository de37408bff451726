--liquibase formatted sql

--changeset demo:0001-create-demo-waves
create table demo_waves (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  wave_key uuid not null unique
);
create index demo_waves_of_user on demo_waves (user_id);
--rollback drop table demo_waves;
