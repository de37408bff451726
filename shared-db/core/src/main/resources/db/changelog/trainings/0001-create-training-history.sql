--liquibase formatted sql

--changeset trainings:0001-create-training-history
create table training_history (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  telegram_id bigint not null,
  training_id uuid not null unique,
  training_date timestamptz not null,
  scenario_name varchar(255) not null,
  scenario_version varchar(20) not null,
  started_at timestamptz not null,
  total_score int not null,
  clarity_level int not null check (clarity_level between 0 and 100),
  question_count int not null check (question_count >= 0),
  contextual_questions int not null check (contextual_questions >= 0),
  per_type_counts jsonb not null default '{}',
  case_data jsonb not null default '{}',
  session_snapshot jsonb not null default '{}',
  completion_reason varchar(13) not null check (completion_reason in ('finished', 'max_questions', 'timeout')),
  xp_awarded int not null
);
create index training_history_telegram on training_history (telegram_id);
create index training_history_date on training_history (training_date);
create index training_history_of_user on training_history (user_id, training_date desc);
--rollback drop table training_history;
