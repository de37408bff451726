--liquibase formatted sql

--changeset quiz:0006-create-quiz-duels
create table quiz_duels (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  code varchar(12) not null unique,
  challenger_id uuid references users (id) on delete set null,
  opponent_id uuid references users (id) on delete set null,
  params jsonb not null check (jsonb_typeof(params) = 'object'),
  question_ids uuid[] not null check (cardinality(question_ids) > 0),
  seed bigint not null,
  status varchar(9) not null default 'open'
    check (status in ('open', 'accepted', 'finished', 'expired', 'cancelled', 'declined')),
  accept_until timestamptz not null,
  play_until timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  winner varchar(10) check (winner in ('challenger', 'opponent', 'draw')),
  rated boolean not null default false,
  rating_change jsonb,
  check (challenger_id <> opponent_id),
  check ((status = 'finished') = (winner is not null)),
  check (status not in ('accepted', 'finished') or play_until is not null)
);
create index quiz_duels_due on quiz_duels (due_at) where due_at is not null;
create index quiz_duels_of_challenger on quiz_duels (challenger_id, created_at desc);
create index quiz_duels_of_opponent on quiz_duels (opponent_id, created_at desc);
alter table quiz_games add constraint quiz_games_duel foreign key (duel_id) references quiz_duels (id);
create unique index quiz_games_of_duel on quiz_games (duel_id, user_id) where status <> 'aborted';
--rollback drop index quiz_games_of_duel; alter table quiz_games drop constraint quiz_games_duel; drop table quiz_duels;
