#!/bin/sh
# Once, in an empty cluster: the database of the system, and its owner, who is no superuser. Wants the superuser's
# connection in PG* variables and CITAS_PASSWORD.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="${CITAS_PASSWORD:?falta CITAS_PASSWORD}" --no-psqlrc <<'SQL'
CREATE ROLE citas LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE citas OWNER citas;
SQL
