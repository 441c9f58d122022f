-- The partitions of the months to come. Events of a month that had none lie in `eventos_resto`, and PostgreSQL refuses a
-- partition for rows that lie there: they move into it before it is attached.

CREATE OR REPLACE FUNCTION eventos_preparar_particiones(meses integer DEFAULT 3) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  mes date;
  fin date;
  tabla text;
BEGIN
  FOR mes IN SELECT generate_series(date_trunc('month', now()), now() + make_interval(months => meses), '1 month')::date
  LOOP
    tabla := 'eventos_' || to_char(mes, 'YYYY_MM');
    fin := (mes + interval '1 month')::date;
    CONTINUE WHEN to_regclass(tabla) IS NOT NULL;
    -- The strongest lock first: a weaker one that is raised later would meet a writer half way. Whoever waited for it
    -- may find the partition made.
    LOCK TABLE eventos IN ACCESS EXCLUSIVE MODE;
    CONTINUE WHEN to_regclass(tabla) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE eventos INCLUDING ALL)', tabla);
    EXECUTE format('WITH movidos AS (DELETE FROM eventos_resto WHERE creado_en >= %L AND creado_en < %L RETURNING *)
      INSERT INTO %I SELECT * FROM movidos', mes, fin, tabla);
    EXECUTE format('ALTER TABLE eventos ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', tabla, mes, fin);
  END LOOP;
END $$;
