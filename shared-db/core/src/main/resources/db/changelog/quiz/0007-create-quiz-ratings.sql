--liquibase formatted sql

--changeset quiz:0007-create-quiz-ratings
create table quiz_ratings (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_id uuid not null unique references users (id) on delete cascade,
  rating int not null default 1000 check (rating >= 100),
  duels int not null default 0 check (duels >= 0),
  wins int not null default 0 check (wins >= 0),
  losses int not null default 0 check (losses >= 0),
  draws int not null default 0 check (draws >= 0),
  check (duels = wins + losses + draws)
);
create index quiz_ratings_by_rating on quiz_ratings (rating desc) where duels >= 5;
--rollback drop table quiz_ratings;
