--liquibase formatted sql

--changeset promo:0001-create-promocodes
create table promocodes (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  code varchar(50) not null unique check (code ~ '^[A-Z0-9]{3,50}$'),
  type varchar(10) not null check (type in ('trainings', 'free_month', 'credits', 'discount')),
  value int not null check (value >= 0),
  max_uses int check (max_uses > 0),
  current_uses int not null default 0,
  expires_at timestamptz,
  disabled_at timestamptz,
  source varchar(50) not null default 'manual',
  personal boolean not null default false,
  assigned_user_id uuid references users (id) on delete set null,
  created_by uuid references users (id) on delete set null,
  note varchar(500),
  constraint uses_stay_within_their_limit check (current_uses >= 0 and (max_uses is null or current_uses <= max_uses)),
  constraint codes_give_something check (type = 'free_month' or value between 1 and case type when 'discount' then 90 else 1000000 end)
);
create index promocodes_by_time on promocodes (created_at desc, id desc);
--rollback drop table promocodes;
