-- Of many at once a profesional is told how many are theirs, or which one: until now the one notification of them all was
-- for those who see every cita. Their share goes with it in `datos`, under `propias`, and no other event is written.
ALTER TYPE aviso ADD ATTRIBUTE cuantas bigint, ADD ATTRIBUTE profesional_id uuid, ADD ATTRIBUTE antes_de uuid,
  ADD ATTRIBUTE mensaje_antes text;
COMMENT ON TYPE aviso IS 'what is told of one cita, or of `cuantas` of one profesional; `antes_de` had it, and reads `mensaje_antes`';

CREATE FUNCTION aviso_de_cita(cita citas, tipo text, mensaje text) RETURNS aviso LANGUAGE sql IMMUTABLE
RETURN ((cita).negocio_id, tipo, (cita).id, mensaje, 1, (cita).profesional_id, NULL, NULL)::aviso;

CREATE FUNCTION aviso_de_relevo(antes citas, despues citas) RETURNS aviso LANGUAGE sql STABLE
RETURN ((despues).negocio_id, 'cita_reasignada', (despues).id,
  resumen_de_relevo(despues, (antes).profesional, (despues).profesional), 1, (despues).profesional_id, (antes).profesional_id,
  resumen_de_relevo(antes, (antes).profesional, (despues).profesional))::aviso;

-- The last three are for one profesional: of those that are theirs, of those that no longer are, and of both.
DROP FUNCTION tipos_de_aviso();
CREATE FUNCTION tipos_de_aviso() RETURNS TABLE (tipo text, nivel text, titulo text, titulo_de_varias text, mensaje_de_varias text,
  mensaje_de_propias text, mensaje_de_cedidas text, mensaje_de_ambas text)
  LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('cita_nueva', 'info', 'Nueva cita', NULL, NULL, NULL, NULL, NULL),
    ('importacion', 'exito', 'Cita añadida', 'Citas añadidas', 'Se han añadido {cuantas} citas de una vez',
      'Se han añadido {cuantas} citas a tu agenda de una vez', NULL, NULL),
    ('cancelacion_tardia', 'aviso', 'Cancelada con menos de 24 h',
      'Canceladas con menos de 24 h', 'Se han cancelado {cuantas} citas de una vez',
      'Se han cancelado {cuantas} de tus citas de una vez', NULL, NULL),
    ('solape_autorizado', 'aviso', 'Solape autorizado', 'Solapes autorizados', '{cuantas} citas van a la vez que otra',
      '{cuantas} de tus citas van a la vez que otra', NULL, NULL),
    ('cita_movida', 'info', 'Cita movida', 'Citas movidas', 'Se han movido {cuantas} citas de una vez',
      'Se han movido {cuantas} de tus citas de una vez', NULL, NULL),
    ('cita_reasignada', 'info', 'Cambio de profesional',
      'Cambios de profesional', '{cuantas} citas han cambiado de profesional de una vez',
      'Te han pasado {cuantas} citas de una vez', '{cedidas} de tus citas han cambiado de profesional de una vez',
      'Citas que pasan a tu agenda: {cuantas} · citas que dejan tu agenda: {cedidas}'),
    ('cliente_llego', 'info', 'Ha llegado', 'Han llegado', 'Han llegado {cuantas} clientes a la vez',
      'Han llegado {cuantas} de tus clientes a la vez', NULL, NULL),
    ('cita_sin_cerrar', 'aviso', 'Cita pasada sin cerrar',
      'Citas pasadas sin cerrar', 'Hay {cuantas} citas pasadas sin cerrar',
      'Tienes {cuantas} citas pasadas sin cerrar', NULL, NULL)
$$;

-- What one profesional reads in place of the notification of them all: the only cita that is theirs as if it came alone.
CREATE FUNCTION parte_de_aviso(de_una text, de_varias text, propias text, cedidas_texto text, ambas text,
  cuantas bigint, cedidas bigint, mensaje text, cita_id uuid) RETURNS jsonb LANGUAGE sql IMMUTABLE
RETURN CASE WHEN cuantas + cedidas = 1
  THEN jsonb_build_object('titulo', de_una, 'message', mensaje, 'citaId', cita_id)
  ELSE jsonb_build_object('titulo', de_varias, 'message', replace(replace(
    CASE WHEN cedidas = 0 THEN propias WHEN cuantas = 0 THEN cedidas_texto ELSE ambas END,
    '{cuantas}', cuantas::text), '{cedidas}', cedidas::text)) END;

CREATE FUNCTION avisos_sueltos(avisos aviso[]) RETURNS SETOF evento_pendiente LANGUAGE sql STABLE AS $$
  SELECT 'notificaciones:' || negocio_id, 'notification', cita_id, dato_de_notificacion(nivel, titulo, mensaje, cita_id)
    || CASE WHEN mensaje_antes IS NULL THEN '{}'
       ELSE jsonb_build_object('antesDe', antes_de, 'messageAntes', mensaje_antes) END
  FROM unnest(avisos) WITH ORDINALITY AS a (negocio_id, tipo, cita_id, mensaje, cuantas, profesional_id, antes_de,
    mensaje_antes, orden) JOIN tipos_de_aviso() t USING (tipo)
  ORDER BY orden
$$;

CREATE FUNCTION avisos_en_masa(avisos aviso[]) RETURNS SETOF evento_pendiente LANGUAGE sql STABLE AS $$
  WITH muchos AS (
    SELECT negocio_id, tipo, sum(cuantas)::bigint AS en_total, min(orden) AS lugar
    FROM unnest(avisos) WITH ORDINALITY AS a (negocio_id, tipo, cita_id, mensaje, cuantas, profesional_id, antes_de,
      mensaje_antes, orden)
    GROUP BY 1, 2 HAVING sum(cuantas) > limite_de_notificaciones()
  ), partes AS (
    SELECT negocio_id, tipo, persona, coalesce(sum(cuantas) FILTER (WHERE suya), 0)::bigint AS suyas,
      coalesce(sum(cuantas) FILTER (WHERE NOT suya), 0)::bigint AS cedidas,
      min(mensaje COLLATE "C") AS mensaje, min(cita_id::text COLLATE "C")::uuid AS cita_id
    FROM (
      SELECT negocio_id, tipo, profesional_id AS persona, true AS suya, cuantas, mensaje, cita_id FROM unnest(avisos)
      UNION ALL
      SELECT negocio_id, tipo, antes_de, false, cuantas, mensaje_antes, cita_id FROM unnest(avisos)) p
    WHERE persona IS NOT NULL GROUP BY 1, 2, 3
  ), propias AS (
    SELECT negocio_id, tipo, jsonb_object_agg(persona, parte_de_aviso(titulo, titulo_de_varias, mensaje_de_propias,
      mensaje_de_cedidas, mensaje_de_ambas, suyas, cedidas, mensaje, cita_id)) AS de_cada_uno
    FROM muchos JOIN partes USING (negocio_id, tipo) JOIN tipos_de_aviso() t USING (tipo) GROUP BY 1, 2
  )
  SELECT s.* FROM avisos_sueltos(ARRAY(
    SELECT a FROM unnest(avisos) a LEFT JOIN muchos m ON (m.negocio_id, m.tipo) = (a.negocio_id, a.tipo)
    WHERE m.tipo IS NULL)) s
  UNION ALL
  (SELECT 'notificaciones:' || negocio_id, 'notification', NULL::uuid,
     dato_de_notificacion(nivel, titulo_de_varias, replace(mensaje_de_varias, '{cuantas}', en_total::text), NULL)
       || CASE WHEN de_cada_uno IS NULL THEN '{}' ELSE jsonb_build_object('propias', de_cada_uno) END
   FROM muchos LEFT JOIN propias USING (negocio_id, tipo) JOIN tipos_de_aviso() t USING (tipo) ORDER BY lugar)
$$;

-- The events of what is to be told; many of one kind and negocio become one. In PL/pgSQL, so that what is told of one
-- cita goes through nothing of what many need.
CREATE OR REPLACE FUNCTION avisos_a_eventos(avisos aviso[]) RETURNS SETOF evento_pendiente LANGUAGE plpgsql STABLE
  SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF cardinality(avisos) = 0 THEN
    RETURN;
  END IF;
  IF (SELECT sum(cuantas) FROM unnest(avisos)) <= limite_de_notificaciones() THEN
    RETURN QUERY SELECT s.* FROM avisos_sueltos(avisos) s;
  ELSE
    RETURN QUERY SELECT m.* FROM avisos_en_masa(avisos) m;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION citas_al_crear() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM eventos_agregar(array_agg((canal, tipo, cita_id, datos)::evento_pendiente)) FROM (
    WITH por_negocio AS (
      SELECT c.negocio_id, n.zona_horaria AS zona, count(*) AS cuantas, min(fecha) AS desde, max(fecha) AS hasta
      FROM nuevas c JOIN negocios n ON n.id = c.negocio_id GROUP BY 1, 2
    )
    SELECT 'citas:' || negocio_id AS canal, 'cita_created' AS tipo, c.id AS cita_id, dato_de_cita(c, p.zona, NULL) AS datos
    FROM nuevas c JOIN por_negocio p USING (negocio_id) WHERE p.cuantas <= limite_de_eventos()
    UNION ALL
    SELECT 'citas:' || negocio_id, 'citas_changed', NULL, dato_de_citas(cuantas, desde, hasta)
    FROM por_negocio WHERE cuantas > limite_de_eventos()
    UNION ALL
    SELECT a.* FROM avisos_a_eventos(ARRAY(
      SELECT aviso_de_cita(c, 'cita_nueva', resumen_de_cita(c))
      FROM nuevas c JOIN por_negocio p USING (negocio_id)
      WHERE p.cuantas <= limite_de_notificaciones() AND c.estado IN ('pendiente', 'confirmada')
      UNION ALL
      -- One for each of them: only the cita that somebody has alone is told of by itself.
      SELECT (s.negocio_id, 'importacion', s.ids[1], resumen_de_cita(c), s.n, s.profesional_id, NULL, NULL)::aviso
      FROM (
        SELECT negocio_id, c.profesional_id, count(*) AS n, array_agg(c.id) AS ids
        FROM nuevas c JOIN por_negocio p USING (negocio_id) WHERE p.cuantas > limite_de_notificaciones() GROUP BY 1, 2
      ) s LEFT JOIN nuevas c ON s.n = 1 AND c.negocio_id = s.negocio_id AND c.id = s.ids[1]
      UNION ALL
      SELECT aviso_de_cita(c, 'solape_autorizado', resumen_de_solape(c))
      FROM nuevas c WHERE c.solape_autorizado AND se_solapa(c))) a
  ) e;
  PERFORM estadisticas_aplicar(array_agg((negocio_id, fecha, estado, n, m)::delta_estadistica)) FROM (
    SELECT negocio_id, fecha, estado, count(*)::integer AS n, sum(minutos_de(hora_inicio, hora_fin))::bigint AS m
    FROM nuevas GROUP BY 1, 2, 3) d;
  PERFORM avisar_al_hub(array_agg(DISTINCT negocio_id)) FROM nuevas;
  RETURN NULL;
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
      SELECT aviso_de_cita(d, 'cancelacion_tardia', resumen_de_cita(d))
      FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN por_negocio p USING (negocio_id)
      WHERE d.estado = 'cancelada' AND a.estado <> 'cancelada'
        AND instante_local(d.fecha, d.hora_inicio, p.zona) >= now()
        AND instante_local(d.fecha, d.hora_inicio, p.zona) < now() + interval '24 hours'
      UNION ALL
      SELECT aviso_de_cita(d, 'cliente_llego', resumen_de_cita(d))
      FROM nuevas d JOIN viejas a USING (negocio_id, id)
      WHERE d.llegada_en IS NOT NULL AND a.llegada_en IS NULL AND d.estado IN ('pendiente', 'confirmada')
      UNION ALL
      SELECT aviso_de_cita(d, 'cita_movida', resumen_de_mudanza(a, d))
      FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN por_negocio p USING (negocio_id)
      WHERE (d.fecha, d.hora_inicio) <> (a.fecha, a.hora_inicio) AND d.profesional_id IS NOT DISTINCT FROM a.profesional_id
        AND esta_por_venir(d, p.zona)
      UNION ALL
      -- Authorised for this time: a correction of the notes of a cita that overlaps is no news.
      SELECT aviso_de_cita(d, 'solape_autorizado', resumen_de_solape(d))
      FROM nuevas d JOIN viejas a USING (negocio_id, id)
      WHERE d.solape_autorizado AND se_solapa(d)
        AND (NOT a.solape_autorizado OR NOT ocupa_tiempo(a.estado)
          OR (a.profesional_id, a.fecha, a.hora_inicio, a.hora_fin) IS DISTINCT FROM
             (d.profesional_id, d.fecha, d.hora_inicio, d.hora_fin))
      UNION ALL
      -- Who had it reads of it too, as it was: where it is now is no longer theirs to know.
      SELECT aviso_de_relevo(a, d)
      FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN por_negocio p USING (negocio_id)
      WHERE d.profesional_id IS DISTINCT FROM a.profesional_id AND esta_por_venir(d, p.zona))) v
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
      AND NOT EXISTS (SELECT FROM citas_avisadas a WHERE a.negocio_id = c.negocio_id AND a.cita_id = c.id)
  ), marcadas AS (
    INSERT INTO citas_avisadas (negocio_id, cita_id) SELECT negocio_id, id FROM pasadas ORDER BY negocio_id, id
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
