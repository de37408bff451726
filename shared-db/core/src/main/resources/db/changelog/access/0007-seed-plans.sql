--liquibase formatted sql

--changeset access:0007-seed-plans
with plan as (
  insert into products (app, code, kind, duration_days, credits_unit, credits_amount, state, reward_key, name_key, emoji, sort)
  values
    ('multi_bot', 'month', 'subscription', 30, null, null, 'active', 'subscription', 'access.plan.month', '📅', 1),
    ('multi_bot', 'year', 'subscription', 365, null, null, 'active', 'subscription', 'access.plan.year', '🎯', 2),
    ('multi_bot', 'credits_5', 'credits', null, 'trainings', 5, 'active', 'credits', 'access.plan.credits', '🔹', 3),
    ('multi_bot', 'credits_10', 'credits', null, 'trainings', 10, 'active', 'credits', 'access.plan.credits', '🔷', 4),
    ('multi_bot', 'credits_20', 'credits', null, 'trainings', 20, 'active', 'credits', 'access.plan.credits', '💎', 5),
    ('multi_bot', 'credits_50', 'credits', null, 'trainings', 50, 'active', 'credits', 'access.plan.credits', '👑', 6),
    ('multi_bot', 'GIFT_SUB', 'subscription', 30, null, null, 'hidden', 'subscription', 'access.plan.gift', '🎁', 9)
  returning id, code)
insert into product_prices (product_id, amount_minor, currency)
select plan.id, price.minor, 'RUB' from plan join (values
  ('month', 99000), ('year', 699000), ('credits_5', 25000), ('credits_10', 45000), ('credits_20', 80000),
  ('credits_50', 180000)) as price (code, minor) on price.code = plan.code;
--rollback delete from products where app = 'multi_bot';
