--liquibase formatted sql

--changeset idempotency:0001-create-idempotency-keys
create table idempotency_keys (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid references users (id) on delete cascade,
  scope varchar(120) not null,
  key varchar(255) not null,
  request_hash varchar(64) not null,
  state varchar(7) not null check (state in ('running', 'done')),
  http_status int,
  response jsonb,
  expires_at timestamptz not null,
  unique nulls not distinct (user_id, scope, key)
);
create index idempotency_keys_expiry on idempotency_keys (expires_at);
--rollback drop table idempotency_keys;
