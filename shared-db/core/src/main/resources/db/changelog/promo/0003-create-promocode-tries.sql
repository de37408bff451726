--liquibase formatted sql

--changeset promo:0003-create-promocode-tries
-- Written apart from the transaction of the try, which may be the first that knows the user, so without a foreign key.
create table promocode_tries (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null unique,
  wrong_at timestamptz[] not null,
  blocked_until timestamptz
);
--rollback drop table promocode_tries;
