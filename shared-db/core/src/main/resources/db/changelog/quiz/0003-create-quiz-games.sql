--liquibase formatted sql

--changeset quiz:0003-create-quiz-games
create table quiz_games (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  mode varchar(10) not null check (mode in ('classic', 'category', 'difficulty', 'daily', 'marathon', 'duel')),
  params jsonb not null check (jsonb_typeof(params) = 'object'),
  seed bigint not null,
  status varchar(8) not null default 'active' check (status in ('active', 'finished', 'aborted')),
  size int not null check (size > 0),
  position int not null default 1 check (position between 1 and size),
  run int not null default 0 check (run >= 0),
  score int not null default 0 check (score >= 0),
  correct int not null default 0 check (correct >= 0),
  wrong int not null default 0 check (wrong >= 0),
  timeouts int not null default 0 check (timeouts >= 0),
  best_run int not null default 0 check (best_run >= run),
  xp_awarded int not null default 0 check (xp_awarded >= 0),
  duel_id uuid,
  daily_date date,
  started_at timestamptz not null,
  active_at timestamptz not null,
  finished_at timestamptz,
  check (correct + wrong + timeouts <= size)
);
create unique index quiz_games_active on quiz_games (user_id) where status = 'active';
create unique index quiz_games_daily on quiz_games (user_id, daily_date) where status <> 'aborted';
create index quiz_games_idle on quiz_games (active_at) where status = 'active';
create index quiz_games_of_user on quiz_games (user_id, started_at desc);
--rollback drop table quiz_games;
