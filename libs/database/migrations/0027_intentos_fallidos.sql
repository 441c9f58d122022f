-- Failed log-ins and changes of password, counted by all APIs together. Unlogged: a count lives for minutes, so that it is
-- worth neither a write to disk at every log-in nor a place in a backup or on a standby; after a crash of PostgreSQL it
-- begins anew.
CREATE UNLOGGED TABLE intentos_fallidos (
  clave      bytea PRIMARY KEY CHECK (length(clave) = 32),
  cuantos    integer NOT NULL,
  expira_en  timestamptz NOT NULL
);
CREATE INDEX intentos_fallidos_expira ON intentos_fallidos (expira_en);
COMMENT ON COLUMN intentos_fallidos.clave IS 'sha256 of the limit''s name, a colon, and the address, e-mail or user: none of them can be read here';

-- Of no negocio: who logs in is of none yet. Without a policy or a grant nobody but the owner reaches it.
ALTER TABLE intentos_fallidos ENABLE ROW LEVEL SECURITY;
