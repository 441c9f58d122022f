#!/bin/sh
# DATABASE_URL=postgres://… ops/backup.sh [file]
# Writes the whole database to the file, which is there only when it is whole. Wants pg_dump of the server's version.
set -eu
umask 077
: "${DATABASE_URL:?falta DATABASE_URL: la base de datos que se guarda}"
file=${1:-citas-$(date -u +%Y%m%dT%H%M%SZ).dump}

trap 'rm -f "$file.partial"' EXIT
pg_dump --dbname="$DATABASE_URL" --format=custom --no-owner --file="$file.partial"
pg_restore --list "$file.partial" >/dev/null
mv "$file.partial" "$file"
echo "Copia de seguridad en $file"
