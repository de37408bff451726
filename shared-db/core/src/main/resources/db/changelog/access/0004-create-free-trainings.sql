--liquibase formatted sql

--changeset access:0004-create-free-trainings
create table free_trainings (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  user_id uuid not null references users (id) on delete cascade,
  source varchar(9) not null check (source in ('channel', 'promocode', 'admin')),
  trainings_total int not null check (trainings_total > 0),
  trainings_left int not null check (trainings_left between 0 and trainings_total),
  grant_key varchar(200) not null,
  cleared_key varchar(200),
  unique (user_id, grant_key)
);
--rollback drop table free_trainings;
