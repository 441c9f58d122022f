-- The months of the log begin and end in UTC, whatever the TimeZone of whoever makes them: a server moved to another zone,
-- or a session with one of its own, made months that overlap. Those that are there stay as they are, and a new one is as
-- long as they leave room for; what lies between two of them goes to `eventos_resto`.

-- What no partition has yet of the time from `desde` to `hasta`, up to the first one that has; empty if one has it all.
CREATE FUNCTION eventos_tiempo_sin_particion(desde timestamptz, hasta timestamptz) RETURNS tstzrange
LANGUAGE plpgsql STABLE SET timezone TO 'UTC' AS $$
DECLARE
  rangos tstzmultirange;
BEGIN
  SELECT tstzmultirange(tstzrange(desde, hasta)) - coalesce(range_agg(tstzrange(
      substring(limites FROM 'FROM \(''([^'']+)''\)')::timestamptz,
      substring(limites FROM 'TO \(''([^'']+)''\)')::timestamptz)), '{}')
    INTO rangos
    FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid,
      pg_get_expr(relpartbound, pg_class.oid) AS limites
    WHERE inhparent = 'eventos'::regclass AND limites LIKE 'FOR VALUES%';
  RETURN coalesce((SELECT rango FROM unnest(rangos) AS rango ORDER BY rango LIMIT 1), 'empty');
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
    EXECUTE format('WITH movidos AS (DELETE FROM eventos_resto WHERE creado_en >= %L AND creado_en < %L RETURNING *)
      INSERT INTO %I SELECT * FROM movidos', lower(tiempo), upper(tiempo), tabla);
    EXECUTE format('ALTER TABLE eventos ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      tabla, lower(tiempo), upper(tiempo));
  END LOOP;
END $$;
