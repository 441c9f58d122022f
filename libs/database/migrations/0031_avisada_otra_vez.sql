-- A cita that was told of as past and open and is then moved to a later time is told of again when that is over too: the
-- mark says until which end it was told. Marks are only ever added, so that nobody waits for who looks.
ALTER TABLE citas_avisadas ADD COLUMN fecha date, ADD COLUMN hora_fin time without time zone;

UPDATE citas_avisadas a SET fecha = c.fecha, hora_fin = c.hora_fin
FROM citas c JOIN negocios n ON n.id = c.negocio_id
WHERE c.negocio_id = a.negocio_id AND c.id = a.cita_id
  AND instante_local(c.fecha, c.hora_fin, n.zona_horaria) <= a.avisada_en;
-- The others have been moved since.
DELETE FROM citas_avisadas WHERE fecha IS NULL;

ALTER TABLE citas_avisadas ALTER COLUMN fecha SET NOT NULL, ALTER COLUMN hora_fin SET NOT NULL,
  DROP CONSTRAINT citas_avisadas_pkey, ADD PRIMARY KEY (negocio_id, cita_id, fecha, hora_fin);

CREATE OR REPLACE FUNCTION citas_avisar_sin_cerrar(ahora timestamp with time zone) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  avisos aviso[];
BEGIN
  WITH pasadas AS (
    SELECT c.* FROM negocios n
    CROSS JOIN LATERAL (SELECT (ahora AT TIME ZONE n.zona_horaria)::date AS hoy) h
    -- OFFSET 0 keeps the two days a reach into the index for each negocio: the planner would rather read every cita.
    CROSS JOIN LATERAL (
      SELECT citas.negocio_id, citas.id, profesional_id, fecha, hora_fin, resumen_de_cita(citas) AS mensaje FROM citas
      WHERE citas.negocio_id = n.id AND fecha BETWEEN hoy - 1 AND hoy AND estado IN ('pendiente', 'confirmada')
      OFFSET 0) c
    WHERE instante_local(c.fecha, c.hora_fin, n.zona_horaria) <= ahora - interval '15 minutes'
      AND NOT EXISTS (SELECT FROM citas_avisadas a WHERE a.negocio_id = c.negocio_id AND a.cita_id = c.id
        AND (a.fecha, a.hora_fin) >= (c.fecha, c.hora_fin))
  ), marcadas AS (
    INSERT INTO citas_avisadas (negocio_id, cita_id, fecha, hora_fin)
    SELECT negocio_id, id, fecha, hora_fin FROM pasadas ORDER BY negocio_id, id
    ON CONFLICT DO NOTHING RETURNING negocio_id, cita_id
  )
  SELECT array_agg((negocio_id, 'cita_sin_cerrar', p.id, mensaje, 1, profesional_id, NULL, NULL)::aviso
    ORDER BY fecha, hora_fin, p.id) INTO avisos
  FROM marcadas m JOIN pasadas p USING (negocio_id) WHERE m.cita_id = p.id;
  IF avisos IS NULL THEN
    RETURN;
  END IF;
  PERFORM eventos_agregar(array_agg(e)) FROM avisos_a_eventos(avisos) e;
  RETURN QUERY SELECT DISTINCT negocio_id FROM unnest(avisos);
END $$;
