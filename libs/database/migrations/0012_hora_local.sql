-- When clocks go back an hour comes twice: it means the first, as everywhere in this system. PostgreSQL alone takes the
-- second ("standard time", https://www.postgresql.org/docs/18/datetime-invalid-input.html), an hour later.

CREATE FUNCTION instante_local(fecha date, hora time, zona text) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  -- Every zone of ours goes back by an hour.
  SELECT CASE WHEN (segundo - interval '1 hour') AT TIME ZONE zona = fecha + hora THEN segundo - interval '1 hour' ELSE segundo END
  FROM (SELECT (fecha + hora) AT TIME ZONE zona AS segundo) t
$$;

-- Tells of every cita of today and yesterday that ended 15 minutes ago or more and is still open. Returns the negocios
-- that have something to hear. Two that run at once: the second waits for the first's marks and finds nothing left.
CREATE OR REPLACE FUNCTION citas_avisar_sin_cerrar(ahora timestamptz) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  avisos aviso[];
BEGIN
  WITH pasadas AS (
    SELECT c.* FROM negocios n
    CROSS JOIN LATERAL (SELECT (ahora AT TIME ZONE n.zona_horaria)::date AS hoy) h
    -- OFFSET 0 keeps the two days a reach into the index for each negocio: the planner would rather read every cita.
    CROSS JOIN LATERAL (
      SELECT citas.negocio_id, citas.id, fecha, hora_fin, resumen_de_cita(citas) AS mensaje FROM citas
      WHERE citas.negocio_id = n.id AND fecha BETWEEN hoy - 1 AND hoy AND estado IN ('pendiente', 'confirmada')
      OFFSET 0) c
    WHERE instante_local(c.fecha, c.hora_fin, n.zona_horaria) <= ahora - interval '15 minutes'
      AND NOT EXISTS (SELECT FROM citas_avisadas a WHERE a.negocio_id = c.negocio_id AND a.cita_id = c.id)
  ), marcadas AS (
    INSERT INTO citas_avisadas (negocio_id, cita_id) SELECT negocio_id, id FROM pasadas ORDER BY negocio_id, id
    ON CONFLICT DO NOTHING RETURNING negocio_id, cita_id
  )
  SELECT array_agg((negocio_id, 'cita_sin_cerrar', p.id, mensaje)::aviso ORDER BY fecha, hora_fin, p.id) INTO avisos
  FROM marcadas m JOIN pasadas p USING (negocio_id) WHERE m.cita_id = p.id;
  IF avisos IS NULL THEN
    RETURN;
  END IF;
  PERFORM eventos_agregar(array_agg(e)) FROM avisos_a_eventos(avisos) e;
  RETURN QUERY SELECT DISTINCT negocio_id FROM unnest(avisos);
END $$;

CREATE OR REPLACE FUNCTION citas_al_cambiar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM eventos_agregar(array_agg((canal, tipo, cita_id, datos)::evento_pendiente)) FROM (
    WITH por_negocio AS (
      SELECT d.negocio_id, n.zona_horaria AS zona, count(*) AS cuantas, min(d.fecha) AS desde, max(d.fecha) AS hasta
      FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN negocios n ON n.id = d.negocio_id
      WHERE d.version <> a.version GROUP BY 1, 2
    )
    SELECT 'citas:' || negocio_id AS canal, 'cita_updated' AS tipo, id AS cita_id,
      dato_de_cita(d, p.zona, cambios_de_cita(a, d)) AS datos
    FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN por_negocio p USING (negocio_id)
    WHERE d.version <> a.version AND p.cuantas <= limite_de_eventos()
    UNION ALL
    SELECT 'citas:' || negocio_id, 'citas_changed', NULL, dato_de_citas(cuantas, desde, hasta)
    FROM por_negocio WHERE cuantas > limite_de_eventos()
    UNION ALL
    SELECT v.* FROM avisos_a_eventos(ARRAY(
      SELECT (negocio_id, 'cancelacion_tardia', id, resumen_de_cita(d))::aviso
      FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN por_negocio p USING (negocio_id)
      WHERE d.estado = 'cancelada' AND a.estado <> 'cancelada'
        AND instante_local(d.fecha, d.hora_inicio, p.zona) >= now()
        AND instante_local(d.fecha, d.hora_inicio, p.zona) < now() + interval '24 hours'
      UNION ALL
      -- Authorised for this time: a correction of the notes of a cita that overlaps is no news.
      SELECT (negocio_id, 'solape_autorizado', id, resumen_de_solape(d))::aviso
      FROM nuevas d JOIN viejas a USING (negocio_id, id)
      WHERE d.solape_autorizado AND se_solapa(d)
        AND (NOT a.solape_autorizado OR NOT ocupa_tiempo(a.estado)
          OR (a.profesional_id, a.fecha, a.hora_inicio, a.hora_fin) IS DISTINCT FROM
             (d.profesional_id, d.fecha, d.hora_inicio, d.hora_fin)))) v
  ) e HAVING count(*) > 0;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  PERFORM estadisticas_aplicar(array_agg((negocio_id, fecha, estado, n, m)::delta_estadistica)) FROM (
    SELECT negocio_id, fecha, estado, sum(n)::integer AS n, sum(m)::bigint AS m FROM (
      SELECT negocio_id, fecha, estado, 1 AS n, minutos_de(hora_inicio, hora_fin) AS m FROM nuevas
      UNION ALL
      SELECT negocio_id, fecha, estado, -1, -minutos_de(hora_inicio, hora_fin) FROM viejas) AS filas
    GROUP BY 1, 2, 3 HAVING sum(n) <> 0 OR sum(m) <> 0) d HAVING count(*) > 0;
  PERFORM avisar_al_hub(array_agg(DISTINCT negocio_id)) FROM nuevas;
  RETURN NULL;
END $$;
