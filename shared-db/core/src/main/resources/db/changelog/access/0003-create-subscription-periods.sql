--liquibase formatted sql

--changeset access:0003-create-subscription-periods
create extension if not exists btree_gist;
create table subscription_periods (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  scope varchar(60) not null default 'platform',
  subscription_id uuid not null references subscriptions (id) on delete cascade,
  payment_id uuid,
  kind varchar(8) not null check (kind in ('purchase', 'renewal', 'gift', 'refund')),
  subscription_type varchar(5) not null check (subscription_type in ('month', 'year')),
  source varchar(9) not null check (source in ('purchase', 'promocode', 'admin', 'import')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  days int not null check (days > 0),
  grant_key varchar(200) not null,
  revoked_at timestamptz,
  revoke_key varchar(200),
  unique (user_id, grant_key),
  constraint periods_run_forward check (ends_at >= starts_at),
  -- A taken back period moves those after it, so that only the end of the transaction counts.
  constraint periods_never_overlap exclude using gist
    (user_id with =, scope with =, tstzrange(starts_at, ends_at) with &&) deferrable initially deferred
);
create unique index subscription_periods_paid on subscription_periods (payment_id) where kind in ('purchase', 'renewal');
create index subscription_periods_of_subscription on subscription_periods (subscription_id, starts_at);
--rollback drop table subscription_periods;
