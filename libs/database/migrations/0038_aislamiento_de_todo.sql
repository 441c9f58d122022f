-- Every table has row-level security of its own. Where default privileges give each new table of `public` to roles that
-- anybody may come as, as at Supabase, it alone keeps them out; a partition that is named directly does not have its
-- parent's. These are of no negocio, and the API reaches the log through `eventos`: none of them has a policy. The owner
-- (migrations, the hub, jobs, psql) is not bound by it.

ALTER TABLE registro_origen ENABLE ROW LEVEL SECURITY;
ALTER TABLE hubs ENABLE ROW LEVEL SECURITY;
ALTER TABLE migraciones ENABLE ROW LEVEL SECURITY;

-- The log whole and at once: partition by partition this would meet a reader half way.
LOCK TABLE eventos IN ACCESS EXCLUSIVE MODE;
DO $$
DECLARE
  tabla regclass;
BEGIN
  FOR tabla IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'eventos'::regclass LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tabla);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION eventos_preparar_particiones(meses integer DEFAULT 3) RETURNS void
LANGUAGE plpgsql SET timezone TO 'UTC' AS $$
DECLARE
  mes date;
  tabla text;
  tiempo tstzrange;
BEGIN
  FOR mes IN SELECT generate_series(date_trunc('month', now()), now() + make_interval(months => meses), '1 month')::date
  LOOP
    tabla := 'eventos_' || to_char(mes, 'YYYY_MM');
    CONTINUE WHEN to_regclass(tabla) IS NOT NULL
      OR isempty(eventos_tiempo_sin_particion(mes, mes + interval '1 month'));
    -- The strongest lock first: a weaker one that is raised later would meet a writer half way. Whoever waited for it
    -- may find the partition made.
    LOCK TABLE eventos IN ACCESS EXCLUSIVE MODE;
    tiempo := eventos_tiempo_sin_particion(mes, mes + interval '1 month');
    CONTINUE WHEN to_regclass(tabla) IS NOT NULL OR isempty(tiempo);
    EXECUTE format('CREATE TABLE %I (LIKE eventos INCLUDING ALL)', tabla);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tabla);
    EXECUTE format('WITH movidos AS (DELETE FROM eventos_resto WHERE creado_en >= %L AND creado_en < %L RETURNING *)
      INSERT INTO %I SELECT * FROM movidos', lower(tiempo), upper(tiempo), tabla);
    EXECUTE format('ALTER TABLE eventos ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      tabla, lower(tiempo), upper(tiempo));
  END LOOP;
END $$;
