--liquibase formatted sql

--changeset badges:0001-create-badges
create table badges (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  badge_type varchar(100) not null unique check (badge_type ~ '^[a-z0-9_]{1,100}$'),
  bot_name varchar(50) not null,
  emoji varchar(16) not null,
  title jsonb not null,
  description jsonb not null,
  condition varchar(200),
  xp_reward int not null default 0 check (xp_reward >= 0),
  active boolean not null
);
create table user_badges (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  badge_type varchar(100) not null references badges (badge_type),
  earned_in_bot varchar(50) not null,
  earned_at timestamptz not null,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object' and octet_length(metadata::text) <= 4096),
  unique (user_id, badge_type, earned_in_bot)
);
create index user_badges_by_type on user_badges (badge_type);
create index user_badges_of_user on user_badges (user_id, earned_at desc);
--rollback drop table user_badges; drop table badges;
