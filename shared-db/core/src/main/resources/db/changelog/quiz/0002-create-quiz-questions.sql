--liquibase formatted sql

--changeset quiz:0002-create-quiz-questions
create table quiz_categories (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  code varchar(40) not null unique,
  title jsonb not null check (jsonb_typeof(title) = 'object'),
  emoji varchar(16) not null,
  active boolean not null default true
);
create table quiz_questions (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  pack_code varchar(50) not null,
  question_key varchar(64) not null,
  category_code varchar(40) not null references quiz_categories (code),
  difficulty varchar(6) not null check (difficulty in ('easy', 'medium', 'hard')),
  type varchar(8) not null check (type in ('single', 'multiple', 'boolean', 'text')),
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  time_limit_sec int not null check (time_limit_sec between 5 and 300),
  languages text[] not null check (cardinality(languages) > 0),
  status varchar(9) not null default 'active' check (status in ('active', 'suspended', 'archived')),
  times_shown bigint not null default 0 check (times_shown >= 0),
  times_correct bigint not null default 0 check (times_correct >= 0),
  unique (pack_code, question_key)
);
create index quiz_questions_choice on quiz_questions (category_code, difficulty) where status = 'active';
--rollback drop table quiz_questions; drop table quiz_categories;
