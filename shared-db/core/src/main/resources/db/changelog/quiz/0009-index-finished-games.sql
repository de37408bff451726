--liquibase formatted sql

--changeset quiz:0009-index-finished-games
create index quiz_games_finished on quiz_games (finished_at) where status = 'finished';
create index quiz_games_of_date on quiz_games (daily_date) where status = 'finished' and daily_date is not null;
--rollback drop index quiz_games_finished; drop index quiz_games_of_date;
