--liquibase formatted sql

--changeset identity:0001-create-token-families
create table token_families (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  auth_method varchar(8) not null
    check (auth_method in ('tma', 'deeplink', 'tg_code', 'email', 'phone', 'google', 'apple', 'guest')),
  bot_id uuid references bots (id) on delete set null,
  init_data_hash varchar(64),
  ip inet,
  user_agent varchar(512),
  device_info varchar(255),
  last_used_at timestamptz not null,
  revoked_at timestamptz,
  revoke_reason varchar(15)
    check (revoke_reason in ('logout', 'reuse', 'role_change', 'password_change', 'banned', 'merged', 'deleted',
      'admin', 'key_compromised')),
  check ((revoked_at is null) = (revoke_reason is null))
);
create index token_families_live on token_families (user_id) where revoked_at is null;
create index token_families_init_data on token_families (init_data_hash);
create index token_families_revoked on token_families (revoked_at) where revoked_at is not null;
--rollback drop table token_families;
