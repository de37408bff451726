--liquibase formatted sql

--changeset access:0008-seed-access-policies
insert into bots (name, app, access_policy) values
  ('spin_bot', 'multi_bot', '{"mode": "gated", "welcomeTrainings": 0}'),
  ('quiz_bot', 'multi_bot', '{"mode": "daily_free", "perDay": 5}'),
  ('challenge_bot', 'multi_bot', '{"mode": "free"}')
on conflict (name) do update set access_policy = excluded.access_policy where bots.access_policy = '{}';
--rollback update bots set access_policy = '{}' where name in ('spin_bot', 'quiz_bot', 'challenge_bot');
