--liquibase formatted sql

--changeset access:0002-create-subscriptions
create table subscriptions (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  kind varchar(4) not null default 'time' check (kind in ('time', 'lot')),
  scope varchar(60) not null default 'platform',
  product_id uuid references products (id),
  provider varchar(40) not null,
  status varchar(8) not null check (status in ('pending', 'active', 'past_due', 'canceled', 'expired')),
  currency char(3),
  start_date timestamptz not null,
  end_date timestamptz,
  grace_until timestamptz,
  canceled_at timestamptz,
  cancellation_reason varchar(50),
  cancellation_feedback text,
  cancel_at_period_end boolean not null default false,
  payment_method_id uuid,
  recurring_details jsonb not null default '{}',
  credits_total int,
  credits_left int,
  source varchar(9) not null check (source in ('purchase', 'promocode', 'admin', 'import')),
  payment_id uuid,
  version bigint not null default 0,
  constraint time_ends check (kind <> 'time' or (end_date is not null and product_id is not null)),
  constraint lots_hold_credits
    check ((kind = 'lot') = (credits_left is not null) and (credits_left is null or credits_left between 0 and credits_total))
);
create unique index subscriptions_live on subscriptions (user_id, scope)
  where kind = 'time' and status in ('active', 'past_due', 'canceled');
create index subscriptions_status_end on subscriptions (status, end_date);
create index subscriptions_of_user on subscriptions (user_id, start_date);
--rollback drop table subscriptions;
