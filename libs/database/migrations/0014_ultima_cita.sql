-- The latest day with a cita stands with the totals, so that a tick finds the figures of a negocio in two rows by key.
-- Looking for it among the days was half of the pages that the figures of many negocios read.

ALTER TABLE estadisticas_totales ADD COLUMN ultima date;
UPDATE estadisticas_totales t SET ultima = (SELECT max(fecha) FROM estadisticas_diarias d WHERE d.negocio_id = t.negocio_id AND d.total > 0);

CREATE OR REPLACE FUNCTION estadisticas_aplicar(deltas delta_estadistica[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO estadisticas_diarias AS d (negocio_id, fecha, estado, total, minutos)
  SELECT negocio_id, fecha, estado, sum(total), sum(minutos) FROM unnest(deltas)
  GROUP BY negocio_id, fecha, estado HAVING sum(total) <> 0 OR sum(minutos) <> 0
  ORDER BY negocio_id, fecha, estado
  ON CONFLICT (negocio_id, fecha, estado)
  DO UPDATE SET total = d.total + excluded.total, minutos = d.minutos + excluded.minutos;

  DELETE FROM estadisticas_diarias d USING (SELECT DISTINCT negocio_id, fecha, estado FROM unnest(deltas) WHERE total < 0) t
  WHERE d.negocio_id = t.negocio_id AND d.fecha = t.fecha AND d.estado = t.estado AND d.total = 0;

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
$$;

CREATE OR REPLACE FUNCTION estadisticas_recontar(cual text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  errores integer;
BEGIN
  PERFORM 1 FROM canales WHERE canal = 'citas:' || cual FOR UPDATE;
  WITH contado AS (
    SELECT fecha, estado, count(*)::integer AS total, sum(minutos_de(hora_inicio, hora_fin))::bigint AS minutos
    FROM citas WHERE negocio_id = cual GROUP BY fecha, estado
  ), guardado AS (
    SELECT fecha, estado, total, minutos FROM estadisticas_diarias WHERE negocio_id = cual
  ), total_real AS (
    SELECT coalesce(sum(total), 0) AS total, coalesce(sum(minutos), 0) AS minutos,
      coalesce(sum(total) FILTER (WHERE estado = 'pendiente'), 0) AS p, coalesce(sum(total) FILTER (WHERE estado = 'confirmada'), 0) AS f,
      coalesce(sum(total) FILTER (WHERE estado = 'completada'), 0) AS c, coalesce(sum(total) FILTER (WHERE estado = 'cancelada'), 0) AS x,
      coalesce(sum(total) FILTER (WHERE estado = 'no_asistio'), 0) AS n, max(fecha) AS ultima
    FROM contado
  ), total_guardado AS (
    SELECT total, minutos, pendientes AS p, confirmadas AS f, completadas AS c, canceladas AS x, no_asistio AS n, ultima
    FROM estadisticas_totales WHERE negocio_id = cual
    UNION ALL SELECT 0, 0, 0, 0, 0, 0, 0, NULL WHERE NOT EXISTS (SELECT FROM estadisticas_totales WHERE negocio_id = cual)
  )
  SELECT (SELECT count(*) FROM (
            (TABLE contado EXCEPT TABLE guardado) UNION ALL (TABLE guardado EXCEPT TABLE contado)) AS d)
       + (SELECT count(*) FROM (TABLE total_real EXCEPT TABLE total_guardado) AS d)
    INTO errores;
  IF errores > 0 THEN
    DELETE FROM estadisticas_diarias WHERE negocio_id = cual;
    DELETE FROM estadisticas_totales WHERE negocio_id = cual;
    PERFORM estadisticas_aplicar((
      SELECT array_agg((cual, fecha, estado, 1, minutos_de(hora_inicio, hora_fin))::delta_estadistica)
      FROM citas WHERE negocio_id = cual));
  END IF;
  RETURN errores;
END $$;
