--liquibase formatted sql

--changeset credits:0001-create-credit-policies
create table credit_policies (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  app varchar(40) not null,
  unit varchar(40) not null,
  welcome_amount bigint not null check (welcome_amount >= 0),
  daily_floor bigint not null check (daily_floor >= 0),
  unlimited_for_subscribers boolean not null,
  active boolean not null default true,
  unique (app, unit)
);
-- An account is of a unit, whichever app it is spent in.
create unique index credit_policies_of_unit on credit_policies (unit) where active;
insert into credit_policies (app, unit, welcome_amount, daily_floor, unlimited_for_subscribers)
values ('platform', 'credits', 3, 1, true);
--rollback drop table credit_policies;
