--liquibase formatted sql

--changeset challenges:0003-create-challenge-progress
create table challenge_progress (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  daily_challenge_id uuid not null references daily_challenges (id),
  progress int not null check (progress >= 0),
  completed_at timestamptz,
  xp_awarded int not null default 0 check (xp_awarded >= 0),
  bots text[] not null default '{}',
  unique (user_id, daily_challenge_id)
);
create index challenge_progress_of_day on challenge_progress (daily_challenge_id);
create index challenge_progress_done on challenge_progress (user_id, completed_at) where completed_at is not null;
--rollback drop table challenge_progress;
