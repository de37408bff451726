--liquibase formatted sql

--changeset quiz:0001-create-content-packs
create table content_packs (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  kind varchar(9) not null check (kind in ('scenario', 'quiz', 'challenge')),
  code varchar(50) not null,
  version varchar(20) not null check (version ~ '^[0-9]+\.[0-9]+\.[0-9]+$'),
  sha256 char(64) not null,
  body jsonb not null,
  status varchar(8) not null check (status in ('draft', 'active', 'archived', 'rejected')),
  report jsonb not null default '{}',
  uploaded_by uuid references users (id) on delete set null,
  activated_at timestamptz,
  unique (kind, code, version)
);
create unique index content_packs_active on content_packs (kind, code) where status = 'active';
--rollback drop table content_packs;
