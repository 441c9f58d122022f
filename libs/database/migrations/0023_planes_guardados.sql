-- What every write of a cita calls, in PL/pgSQL: it keeps the plans of its statements for as long as a connection lives,
-- where a function in SQL is planned at each call (before PostgreSQL 18 always). They do what they did.

CREATE OR REPLACE FUNCTION estadisticas_aplicar(deltas delta_estadistica[]) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO estadisticas_diarias AS d (negocio_id, fecha, estado, total, minutos)
  SELECT negocio_id, fecha, estado, sum(total), sum(minutos) FROM unnest(deltas)
  GROUP BY negocio_id, fecha, estado HAVING sum(total) <> 0 OR sum(minutos) <> 0
  ORDER BY negocio_id, fecha, estado
  ON CONFLICT (negocio_id, fecha, estado)
  DO UPDATE SET total = d.total + excluded.total, minutos = d.minutos + excluded.minutos;

  IF EXISTS (SELECT FROM unnest(deltas) WHERE total < 0) THEN
    DELETE FROM estadisticas_diarias d USING (SELECT DISTINCT negocio_id, fecha, estado FROM unnest(deltas) WHERE total < 0) t
    WHERE d.negocio_id = t.negocio_id AND d.fecha = t.fecha AND d.estado = t.estado AND d.total = 0;
  END IF;

  -- Writers of a negocio come one by one, by its row in `canales`: the days are all there when the latest is looked for.
  INSERT INTO estadisticas_totales AS t
    (negocio_id, total, pendientes, confirmadas, completadas, canceladas, no_asistio, minutos, ultima)
  SELECT negocio_id, sum(total),
    coalesce(sum(total) FILTER (WHERE estado = 'pendiente'), 0), coalesce(sum(total) FILTER (WHERE estado = 'confirmada'), 0),
    coalesce(sum(total) FILTER (WHERE estado = 'completada'), 0), coalesce(sum(total) FILTER (WHERE estado = 'cancelada'), 0),
    coalesce(sum(total) FILTER (WHERE estado = 'no_asistio'), 0), sum(minutos),
    (SELECT max(fecha) FROM estadisticas_diarias d WHERE d.negocio_id = u.negocio_id AND d.total > 0)
  FROM unnest(deltas) u GROUP BY negocio_id ORDER BY negocio_id
  ON CONFLICT (negocio_id) DO UPDATE SET
    total = t.total + excluded.total, pendientes = t.pendientes + excluded.pendientes,
    confirmadas = t.confirmadas + excluded.confirmadas, completadas = t.completadas + excluded.completadas,
    canceladas = t.canceladas + excluded.canceladas, no_asistio = t.no_asistio + excluded.no_asistio,
    minutos = t.minutos + excluded.minutos, ultima = excluded.ultima;
END $$;

CREATE OR REPLACE FUNCTION eventos_agregar(pendientes evento_pendiente[]) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  WITH numerados AS (
    SELECT p.*, row_number() OVER (PARTITION BY p.canal ORDER BY p.orden) AS lugar
    FROM unnest(pendientes) WITH ORDINALITY AS p (canal, tipo, cita_id, datos, orden)
  ), cuantos AS (
    SELECT canal, count(*) AS n FROM numerados GROUP BY canal
  ), subidos AS (
    INSERT INTO canales AS c (canal, seq)
    SELECT canal, n FROM cuantos ORDER BY canal
    ON CONFLICT (canal) DO UPDATE SET seq = c.seq + excluded.seq
    RETURNING canal, seq
  )
  INSERT INTO eventos (canal, seq, tipo, cita_id, datos, por)
  SELECT canal, seq - n + lugar, tipo, cita_id, datos, autor_actual()
  FROM numerados JOIN cuantos USING (canal) JOIN subidos USING (canal)
  ORDER BY canal, lugar;
END $$;
