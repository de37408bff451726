--liquibase formatted sql

--changeset audit:0001-create-audit-log splitStatements:false
create table audit_log (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  at timestamptz not null,
  action varchar(80) not null,
  actor_user_id uuid,
  actor_role varchar(20),
  bot_name varchar(50),
  channel varchar(4) not null check (channel in ('rest', 'bot', 'job', 'cli')),
  target_type varchar(128) not null,
  target_id varchar(64) not null,
  before jsonb,
  after jsonb,
  reason varchar(500),
  outcome varchar(6) not null check (outcome in ('ok', 'denied', 'failed')),
  ip inet,
  user_agent varchar(512),
  request_id varchar(64)
);
create index audit_log_target on audit_log (target_type, target_id);
create index audit_log_actor on audit_log (actor_user_id, at);
create index audit_log_action on audit_log (action, at);

-- Only the yearly clean-up may take rows away; it says so by a setting of its own transaction.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('krug.audit_clean_up', true) = 'on' then
    return old;
  end if;
  raise exception 'audit_log is append-only';
end $$;
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function refuse_audit_change();
create trigger audit_log_no_truncate before truncate on audit_log
  for each statement execute function refuse_audit_change();
--rollback drop table audit_log; drop function refuse_audit_change();
