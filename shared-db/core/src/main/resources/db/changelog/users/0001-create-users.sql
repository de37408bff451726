--liquibase formatted sql

--changeset users:0001-create-users
create table users (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_type varchar(10) not null check (user_type in ('guest', 'registered')),
  role varchar(20) not null default 'member'
    check (role in ('member', 'business_owner', 'business_staff', 'admin', 'superadmin')),
  permissions text[] not null default '{}',
  status varchar(10) not null default 'active' check (status in ('active', 'banned', 'deleted', 'merged')),
  banned_until timestamptz,
  ban_reason varchar(500),
  merged_into uuid references users (id) on delete set null,
  display_name varchar(255),
  first_name varchar(100),
  last_name varchar(100),
  username varchar(32),
  avatar_url varchar(500),
  avatar_key varchar(255),
  language_code varchar(10),
  timezone varchar(50) not null default 'Europe/Moscow',
  timezone_changed_at timestamptz,
  birth_date_enc text,
  gender varchar(6) check (gender in ('male', 'female')),
  telegram_id bigint check (telegram_id > 0),
  tg_first_name varchar(255),
  tg_last_name varchar(255),
  tg_username varchar(255),
  tg_language_code varchar(35),
  tg_is_premium boolean,
  tg_photo_url varchar(500),
  tg_is_bot boolean,
  tg_added_to_attachment_menu boolean,
  tg_allows_write_to_pm boolean,
  phone_enc text,
  phone_hash text,
  phone_verified_at timestamptz,
  email_enc text,
  email_hash text,
  email_verified boolean not null default false,
  email_verified_at timestamptz,
  password_hash varchar(255),
  last_login_at timestamptz,
  last_seen_at timestamptz,
  username_changed_at timestamptz,
  current_streak int not null default 0 check (current_streak >= 0),
  best_streak int not null default 0 check (best_streak >= 0),
  total_active_days int not null default 0 check (total_active_days >= 0),
  last_activity_date date,
  total_xp bigint not null default 0 check (total_xp >= 0),
  level int not null default 1 check (level >= 1),
  xp_reached_at timestamptz,
  total_trainings int not null default 0 check (total_trainings >= 0),
  total_score bigint not null default 0,
  hide_from_leaderboard boolean not null default false,
  is_onboarded boolean not null default false,
  is_terms_accepted boolean not null default false,
  terms_accepted_at timestamptz,
  referral_code varchar(16) not null,
  referred_by uuid references users (id) on delete set null,
  acquisition_source varchar(64),
  tokens_valid_after timestamptz,
  version bigint not null default 0,
  constraint guest_has_no_identity
    check (user_type <> 'guest' or (telegram_id is null and phone_hash is null and not email_verified))
);
create unique index users_telegram_id on users (telegram_id);
create unique index users_username on users (lower(username));
create unique index users_verified_email on users (email_hash) where email_verified;
create unique index users_reserved_email on users (email_hash) where password_hash is not null;
create unique index users_phone on users (phone_hash);
create unique index users_referral_code on users (referral_code);
create index users_tg_username on users (lower(tg_username));
create index users_role on users (role);
create index users_status_seen on users (status, last_seen_at);
create index users_timezone on users (timezone) where telegram_id is not null;
create index users_by_xp on users (total_xp desc, xp_reached_at, id)
  where user_type = 'registered' and not hide_from_leaderboard;
--rollback drop table users;
