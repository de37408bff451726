--liquibase formatted sql

--changeset xp:0003-create-activity-events
create table activity_events (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  bot_name varchar(50) not null,
  kind varchar(60) not null,
  value int not null,
  data jsonb not null default '{}',
  event_key varchar(200) not null unique,
  occurred_at timestamptz not null,
  local_date date not null
);
create index activity_events_of_user on activity_events (user_id, local_date, kind);
create index activity_events_by_time on activity_events (occurred_at);
--rollback drop table activity_events;
