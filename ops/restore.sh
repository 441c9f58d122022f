#!/bin/sh
# DATABASE_URL=postgres://… ops/restore.sh file
# Replaces the database by what ops/backup.sh wrote: all of it or nothing. The API and the hubs must be stopped. The log
# gets another epoch, so that every client takes a new snapshot instead of going on from where it no longer is.
set -eu
: "${DATABASE_URL:?falta DATABASE_URL: la base de datos que se sustituye}"
file=${1:?uso: DATABASE_URL=postgres://… ops/restore.sh archivo}
ask() { psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --dbname="$DATABASE_URL" "$@"; }

pg_restore --list "$file" >/dev/null
# The API, the hubs and whoever else may be one of them (of others' sessions it may see no more than whose they are).
# Services of the server itself, as Supabase has, never end.
connected() {
  ask --command="SELECT count(*) FROM pg_stat_activity JOIN pg_roles ON pg_roles.oid = usesysid
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND coalesce(backend_type, 'client backend') = 'client backend'
      AND (usename = current_user OR NOT rolsuper AND pg_has_role(usesysid, to_regrole('citas_api'), 'MEMBER'))"
}
others=$(connected)
# What was stopped just now may still be there for a moment.
for _ in 1 2 3 4 5; do
  [ "$others" != 0 ] || break
  sleep 1
  others=$(connected)
done
if [ "$others" != 0 ]; then
  echo "Hay $others conexiones a esa base de datos: para antes la API y los hubs." >&2
  exit 1
fi

replacement() {
  cat <<'SQL'
-- Not a line for everything that goes.
SET client_min_messages = warning;
BEGIN;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
DO $$ BEGIN
  -- Roles are the cluster's, and in no backup of a database.
  IF to_regrole('citas_api') IS NULL THEN
    CREATE ROLE citas_api NOLOGIN;
    GRANT citas_api TO CURRENT_USER;
  END IF;
END $$;
SQL
  # The end is written only if all before it was: without it nothing is kept.
  pg_restore --file=- --no-owner "$file" && cat <<'SQL'
RESET ALL;
DO $$ BEGIN
  -- A backup from before there were epochs gets one when the API migrates it.
  IF to_regprocedure('epoch_renovar()') IS NOT NULL THEN PERFORM epoch_renovar(); END IF;
END $$;
COMMIT;
\echo hecho
SQL
}

# A pipe that ends in the middle of the data ends psql well: only what it says after the COMMIT tells that all was there.
if [ "$(replacement | ask --output=/dev/null)" != hecho ]; then
  echo "No se ha restaurado nada: la base de datos está como estaba." >&2
  exit 1
fi

# What belongs to the cluster is for its superuser to analyze: no warning that it was left out.
ask --output=/dev/null --command='SET client_min_messages = error' --command='ANALYZE'
ask --command="SELECT 'Restaurados ' || count(*) || ' negocios. Arranca la API y los hubs.' FROM negocios"
