--liquibase formatted sql

--changeset challenges:0002-create-daily-challenges
create table daily_challenges (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  challenge_date date not null,
  slot varchar(6) not null check (slot in ('easy', 'medium', 'hard', 'custom')),
  template_id uuid not null references challenge_templates (id),
  snapshot jsonb not null check (jsonb_typeof(snapshot) = 'object'),
  unique (challenge_date, slot)
);
create index daily_challenges_template on daily_challenges (template_id);
--rollback drop table daily_challenges;
