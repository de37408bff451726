--liquibase formatted sql

--changeset challenges:0004-create-challenge-streaks
create table challenge_streaks (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_id uuid not null unique references users (id) on delete cascade,
  current int not null check (current >= 1),
  longest int not null,
  run_started_on date not null,
  last_completed_on date not null check (last_completed_on >= run_started_on),
  freezes int not null default 0 check (freezes between 0 and 2),
  freezes_used int not null default 0 check (freezes_used >= 0),
  check (longest >= current)
);
create index challenge_streaks_board on challenge_streaks (current desc, run_started_on, user_id);
create index challenge_streaks_last on challenge_streaks (last_completed_on);
--rollback drop table challenge_streaks;
