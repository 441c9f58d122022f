#!/bin/sh
# DATABASE_URL=postgres://… ops/backup.sh [file]
# Writes the whole database to the file, which is there only when it is whole. Wants pg_dump of the server's version.
set -eu
umask 077
: "${DATABASE_URL:?falta DATABASE_URL: la base de datos que se guarda}"
file=${1:-citas-$(date -u +%Y%m%dT%H%M%SZ).dump}

# A shell that a signal ends runs no EXIT, and one that waits for a program minds no signal: pg_dump goes in the background.
dump=
stop() {
  [ -z "$dump" ] || { kill "$dump" && wait "$dump"; } || :
  exit "$1"
}
trap 'rm -f "$file.partial"' EXIT
trap 'stop 129' HUP
trap 'stop 130' INT
trap 'stop 143' TERM

pg_dump --dbname="$DATABASE_URL" --format=custom --no-owner --file="$file.partial" &
dump=$!
wait "$dump"
dump=
pg_restore --list "$file.partial" >/dev/null
mv "$file.partial" "$file"
echo "Copia de seguridad en $file"
