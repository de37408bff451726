--liquibase formatted sql

--changeset ledger:0001-create-ledger splitStatements:false
create table ledger_accounts (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  kind varchar(40) not null check (kind ~ '^[a-z_]+$'),
  -- Checked at the end of a transaction: who is erased leaves an empty row of the same id behind.
  owner_user_id uuid references users (id) deferrable initially deferred,
  owner_ref varchar(80) check (owner_ref not like '%|%'),
  unit varchar(32) not null check (unit ~ '^[A-Za-z_]+$'),
  name text not null unique generated always as
    (kind || '|' || coalesce(owner_user_id::text, '') || '|' || coalesce(owner_ref, '') || '|' || unit) stored,
  materialized boolean not null,
  balance_minor bigint not null default 0,
  held_minor bigint not null default 0 check (held_minor >= 0),
  constraint guarded_accounts_hold_what_they_spend
    check (kind not in ('credits', 'wallet', 'circle_escrow', 'circle_reserve', 'bonus') or balance_minor >= held_minor)
);
create index ledger_accounts_owner on ledger_accounts (owner_user_id) where owner_user_id is not null;

create table ledger_transactions (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  type varchar(40) not null,
  idempotency_key varchar(160) not null unique,
  reverses_id uuid unique references ledger_transactions (id),
  actor_id uuid,
  note_key varchar(120),
  metadata jsonb not null default '{}'
);

create table ledger_entries (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  transaction_id uuid not null references ledger_transactions (id),
  account_id uuid not null references ledger_accounts (id),
  amount_minor bigint not null,
  unit varchar(32) not null,
  balance_after_minor bigint,
  seq bigint generated always as identity
);
create index ledger_entries_of_account on ledger_entries (account_id, seq desc);
create index ledger_entries_of_transaction on ledger_entries (transaction_id);

create function check_ledger_transaction() returns trigger language plpgsql as $$
declare
  checked uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if exists (select from ledger_entries where transaction_id = checked group by unit having sum(amount_minor) <> 0) then
    raise exception 'the entries of ledger transaction % do not sum to zero', checked;
  end if;
  if (select count(*) < 2 and coalesce(bool_or(amount_minor <> 0), true) from ledger_entries
      where transaction_id = checked) then
    raise exception 'ledger transaction % has one side only', checked;
  end if;
  if exists (select from ledger_entries e join ledger_accounts a on a.id = e.account_id
      where e.transaction_id = checked and (a.unit <> e.unit or (e.amount_minor = 0 and a.kind <> 'credits'))) then
    raise exception 'an entry of ledger transaction % does not suit its account', checked;
  end if;
  return null;
end $$;
create constraint trigger ledger_transactions_balance after insert on ledger_transactions
  deferrable initially deferred for each row execute function check_ledger_transaction('id');
create constraint trigger ledger_entries_balance after insert on ledger_entries
  deferrable initially deferred for each row execute function check_ledger_transaction('transaction_id');

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only';
end $$;
create trigger ledger_transactions_append_only before update or delete or truncate on ledger_transactions
  for each statement execute function refuse_ledger_change();
create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
  for each statement execute function refuse_ledger_change();
--rollback drop table ledger_entries; drop table ledger_transactions; drop table ledger_accounts; drop function check_ledger_transaction; drop function refuse_ledger_change;
