--liquibase formatted sql

--changeset xp:0001-create-level-thresholds
create table level_thresholds (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  level int not null unique check (level >= 1),
  min_xp bigint not null unique check (min_xp >= 0),
  title jsonb
);
--rollback drop table level_thresholds;
