--liquibase formatted sql

--changeset statistics:0001-create-stats-daily
create table stats_daily (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  day date not null,
  metric varchar(40) not null,
  bot_name varchar(50) not null,
  dimension varchar(80) not null,
  value numeric not null,
  unique (day, metric, bot_name, dimension)
);
create table stats_days (
  day date primary key,
  rolled_up_at timestamptz not null
);
--rollback drop table stats_days; drop table stats_daily;
