--liquibase formatted sql

--changeset access:0001-create-products
create table products (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  app varchar(40) not null,
  scope varchar(60) not null default 'platform',
  code varchar(50) not null unique,
  kind varchar(12) not null check (kind in ('subscription', 'credits', 'one_time', 'addon')),
  duration_days int,
  credits_unit varchar(40),
  credits_amount bigint check (credits_amount > 0),
  recurring boolean not null default false,
  state varchar(6) not null check (state in ('active', 'legacy', 'hidden', 'test')),
  reward_key varchar(60) not null,
  name_key varchar(120) not null,
  emoji varchar(16),
  sort int not null default 0,
  constraint subscriptions_last check (kind <> 'subscription' or duration_days > 0),
  constraint credits_are_counted check (kind <> 'credits' or (credits_unit is not null and credits_amount is not null)),
  constraint only_subscriptions_recur check (not recurring or kind = 'subscription')
);
create table product_prices (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  product_id uuid not null references products (id) on delete cascade,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  unique (product_id, currency)
);
--rollback drop table product_prices; drop table products;
