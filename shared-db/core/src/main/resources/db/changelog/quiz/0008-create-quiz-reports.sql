--liquibase formatted sql

--changeset quiz:0008-create-quiz-reports
create table quiz_reports (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  question_id uuid not null references quiz_questions (id) on delete cascade,
  reason varchar(12) not null check (reason in ('wrong_answer', 'typo', 'unclear', 'offensive', 'other')),
  comment varchar(500),
  state varchar(8) not null default 'open' check (state in ('open', 'accepted', 'rejected')),
  unique (user_id, question_id)
);
create index quiz_reports_by_state on quiz_reports (state, created_at);
create index quiz_reports_open on quiz_reports (question_id) where state = 'open';
--rollback drop table quiz_reports;
