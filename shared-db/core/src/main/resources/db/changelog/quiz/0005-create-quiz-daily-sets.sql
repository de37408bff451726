--liquibase formatted sql

--changeset quiz:0005-create-quiz-daily-sets
create table quiz_daily_sets (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  quiz_date date not null,
  language varchar(2) not null check (language in ('ru', 'en')),
  question_ids uuid[] not null check (cardinality(question_ids) > 0),
  seed bigint not null,
  unique (quiz_date, language)
);
--rollback drop table quiz_daily_sets;
