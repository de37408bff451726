--liquibase formatted sql

--changeset quiz:0004-create-quiz-game-questions
create table quiz_game_questions (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  game_id uuid not null references quiz_games (id) on delete cascade,
  position int not null check (position >= 1),
  question_id uuid not null references quiz_questions (id) on delete restrict,
  snapshot jsonb not null check (jsonb_typeof(snapshot) = 'object'),
  message_id bigint,
  shown_at timestamptz,
  deadline_at timestamptz,
  answered_at timestamptz,
  answer jsonb,
  outcome varchar(7) check (outcome in ('correct', 'wrong', 'timeout')),
  elapsed_ms int check (elapsed_ms >= 0),
  points int not null default 0 check (points >= 0),
  unique (game_id, position),
  check ((outcome is null) = (answered_at is null))
);
create index quiz_game_questions_due on quiz_game_questions (deadline_at) where outcome is null and shown_at is not null;
create index quiz_game_questions_of_question on quiz_game_questions (question_id);
--rollback drop table quiz_game_questions;
