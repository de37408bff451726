--liquibase formatted sql

--changeset challenges:0001-create-challenge-templates
create table challenge_templates (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  pack_code varchar(50),
  code varchar(50) not null unique,
  title jsonb not null check (jsonb_typeof(title) = 'object'),
  description jsonb not null check (jsonb_typeof(description) = 'object'),
  metric varchar(13) not null check (metric in ('count', 'sum', 'max', 'distinct_bots')),
  target int not null check (target between 1 and 100000),
  params jsonb not null check (jsonb_typeof(params) = 'object'),
  difficulty varchar(6) not null check (difficulty in ('easy', 'medium', 'hard')),
  xp_reward int not null check (xp_reward between 1 and 1000),
  weight int not null check (weight between 1 and 100),
  active boolean not null default true,
  custom_date date unique
);
create index challenge_templates_choice on challenge_templates (difficulty, code) where active and custom_date is null;
--rollback drop table challenge_templates;
