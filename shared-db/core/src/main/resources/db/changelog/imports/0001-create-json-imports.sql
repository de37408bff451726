--liquibase formatted sql

--changeset imports:0001-create-json-imports
create table json_imports (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  file_name varchar(255) not null,
  sha256 char(64) not null,
  bot_name varchar(50) not null references bots (name) on update cascade,
  backup_path varchar(1000),
  mode varchar(9) not null check (mode in ('dry_run', 'import', 'overwrite')),
  status varchar(8) not null check (status in ('running', 'done', 'refused')),
  created int not null default 0,
  merged int not null default 0,
  skipped int not null default 0,
  failed int not null default 0,
  report jsonb not null default '{}',
  requested_by uuid references users (id) on delete set null
);
create table json_import_items (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  import_id uuid not null references json_imports (id) on delete cascade,
  bot_name varchar(50) not null,
  user_ref varchar(64) not null,
  outcome varchar(7) not null check (outcome in ('created', 'merged', 'skipped', 'error')),
  message varchar(500)
);
create unique index json_import_items_once on json_import_items (bot_name, user_ref)
  where outcome in ('created', 'merged');
create index json_import_items_of_import on json_import_items (import_id, outcome);
--rollback drop table json_import_items; drop table json_imports;
