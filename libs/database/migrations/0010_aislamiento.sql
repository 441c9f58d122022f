-- Row-level security. The API serves each request under citas_api, who owns no table and sees only the rows of the
-- negocio that the transaction names in `citas.negocio_id`; without a name, none. The owner (migrations, the hub, jobs,
-- psql) is not bound by it.

DO $$
DECLARE
  miembro text := CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'citas_api') THEN
    BEGIN
      CREATE ROLE citas_api NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made it just now
    END;
  END IF;
  IF NOT pg_has_role(current_user, 'citas_api', miembro) THEN
    EXECUTE format('GRANT citas_api TO %I', current_user);
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE EXCEPTION 'the database role % may not make the role citas_api', current_user USING
    ERRCODE = 'insufficient_privilege',
    HINT = format('Give it CREATEROLE, or have an administrator run: CREATE ROLE citas_api NOLOGIN; GRANT citas_api TO %I;', current_user);
END $$;

GRANT USAGE ON SCHEMA public TO citas_api;

CREATE FUNCTION negocio_actual() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('citas.negocio_id', true);

-- A table of a negocio: its rows are seen and written only under its name.
CREATE FUNCTION aislar(tabla regclass, columna text DEFAULT 'negocio_id') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tabla);
  EXECUTE format('CREATE POLICY del_negocio ON %s TO citas_api USING (%I = negocio_actual())', tabla, columna);
END $$;

SELECT aislar(t) FROM unnest(ARRAY[
  'usuarios', 'servicios', 'profesionales', 'clientes', 'citas', 'bloqueos', 'agendas', 'pantallas', 'idempotencia',
  'estadisticas_diarias', 'estadisticas_totales', 'notificaciones_leidas', 'citas_avisadas', 'revocaciones', 'sesiones'
]::regclass[]) t;
SELECT aislar('negocios', 'id');

ALTER TABLE canales ENABLE ROW LEVEL SECURITY;
CREATE POLICY del_negocio ON canales TO citas_api
  USING (canal IN ('citas:' || negocio_actual(), 'notificaciones:' || negocio_actual()));
ALTER TABLE eventos ENABLE ROW LEVEL SECURITY;
CREATE POLICY del_negocio ON eventos TO citas_api
  USING (canal IN ('citas:' || negocio_actual(), 'notificaciones:' || negocio_actual()));

GRANT SELECT, INSERT, UPDATE, DELETE ON
  usuarios, servicios, profesionales, clientes, citas, bloqueos, agendas, idempotencia,
  estadisticas_diarias, estadisticas_totales, notificaciones_leidas, citas_avisadas TO citas_api;
GRANT SELECT, UPDATE ON negocios TO citas_api;
GRANT SELECT, INSERT, UPDATE ON canales TO citas_api;
GRANT SELECT, INSERT ON eventos TO citas_api;
GRANT SELECT, DELETE ON pantallas TO citas_api;
-- What a change of a user sets off: its tokens end, and its refresh tokens too.
GRANT SELECT, INSERT, UPDATE, DELETE ON revocaciones TO citas_api;
GRANT SELECT, UPDATE, DELETE ON sesiones TO citas_api;
