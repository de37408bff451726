--liquibase formatted sql

--changeset limits:0001-create-rate-counters
create table rate_counters (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  bucket varchar(120) not null,
  window_start timestamptz not null,
  count int not null check (count > 0),
  expires_at timestamptz not null,
  unique (bucket, window_start)
);
create index rate_counters_expiry on rate_counters (expires_at);
--rollback drop table rate_counters;
