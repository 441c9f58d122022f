-- What raises a notification, of which level and under which title: libs/domain has the table (notificaciones.ts), this
-- is its Spanish side, and a test compares the two.

CREATE FUNCTION tipos_de_aviso() RETURNS TABLE (tipo text, nivel text, titulo text, titulo_de_varias text, mensaje_de_varias text)
  LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('cita_nueva', 'info', 'Nueva cita', NULL, NULL),
    ('importacion', 'exito', 'Citas añadidas', NULL, NULL),
    ('cancelacion_tardia', 'aviso', 'Cancelada con menos de 24 h',
      'Canceladas con menos de 24 h', 'Se han cancelado {cuantas} citas de una vez'),
    ('solape_autorizado', 'aviso', 'Solape autorizado', 'Solapes autorizados', '{cuantas} citas van a la vez que otra'),
    ('cita_sin_cerrar', 'aviso', 'Cita pasada sin cerrar',
      'Citas pasadas sin cerrar', 'Hay {cuantas} citas pasadas sin cerrar')
$$;

CREATE TYPE aviso AS (negocio_id text, tipo text, cita_id uuid, mensaje text);

-- The events of what is to be told; many of one kind and negocio become one.
CREATE FUNCTION avisos_a_eventos(avisos aviso[]) RETURNS SETOF evento_pendiente LANGUAGE sql STABLE AS $$
  WITH contados AS (
    SELECT a.*, t.nivel, t.titulo, t.titulo_de_varias, t.mensaje_de_varias,
      CASE WHEN t.titulo_de_varias IS NULL THEN 1 ELSE count(*) OVER (PARTITION BY a.negocio_id, a.tipo) END AS cuantas
    FROM unnest(avisos) WITH ORDINALITY AS a (negocio_id, tipo, cita_id, mensaje, orden) JOIN tipos_de_aviso() t USING (tipo)
  )
  SELECT 'notificaciones:' || negocio_id, 'notification', cita_id, dato_de_notificacion(nivel, titulo, mensaje, cita_id)
  FROM contados WHERE cuantas <= limite_de_notificaciones()
  UNION ALL
  SELECT DISTINCT 'notificaciones:' || negocio_id, 'notification', NULL::uuid,
    dato_de_notificacion(nivel, titulo_de_varias, replace(mensaje_de_varias, '{cuantas}', cuantas::text), NULL)
  FROM contados WHERE cuantas > limite_de_notificaciones()
$$;

CREATE FUNCTION ocupa_tiempo(estado text) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN estado IN ('pendiente', 'confirmada', 'completada');

CREATE FUNCTION se_solapa(cita citas) RETURNS boolean LANGUAGE sql STABLE
  RETURN ocupa_tiempo(cita.estado) AND EXISTS (
    SELECT FROM citas otra
    WHERE otra.negocio_id = cita.negocio_id AND otra.fecha = cita.fecha AND otra.profesional_id = cita.profesional_id
      AND otra.id <> cita.id AND ocupa_tiempo(otra.estado)
      AND otra.hora_inicio < cita.hora_fin AND otra.hora_fin > cita.hora_inicio);

CREATE FUNCTION resumen_de_solape(cita citas) RETURNS text LANGUAGE sql STABLE
  RETURN resumen_de_cita(cita) || ', a la vez que otra de ' || coalesce(cita.profesional, '');

-- Which citas have been told of as past and still open: once each, however many processes look for them. No foreign
-- key, because citas may be emptied.
CREATE TABLE citas_avisadas (
  negocio_id   text NOT NULL,
  cita_id      uuid NOT NULL,
  avisada_en   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (negocio_id, cita_id)
);
CREATE INDEX citas_abiertas ON citas (negocio_id, fecha) WHERE estado IN ('pendiente', 'confirmada');

-- Tells of every cita of today and yesterday that ended 15 minutes ago or more and is still open. Returns the negocios
-- that have something to hear. Two that run at once: the second waits for the first's marks and finds nothing left.
CREATE FUNCTION citas_avisar_sin_cerrar(ahora timestamptz) RETURNS SETOF text LANGUAGE plpgsql AS $$
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
    WHERE (c.fecha + c.hora_fin) AT TIME ZONE n.zona_horaria <= ahora - interval '15 minutes'
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

-- A new user has nothing to catch up with: their cursor begins where the log of their negocio stands.
CREATE FUNCTION usuarios_abrir_lectura() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO notificaciones_leidas (negocio_id, usuario_id, leido_hasta)
  SELECT NEW.negocio_id, NEW.id, coalesce((SELECT seq FROM canales WHERE canal = 'notificaciones:' || NEW.negocio_id), 0)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER usuarios_lectura AFTER INSERT OR UPDATE OF negocio_id ON usuarios
  FOR EACH ROW EXECUTE FUNCTION usuarios_abrir_lectura();
INSERT INTO notificaciones_leidas (negocio_id, usuario_id, leido_hasta)
SELECT u.negocio_id, u.id, coalesce(
  (SELECT max(seq) FROM eventos WHERE canal = 'notificaciones:' || u.negocio_id AND creado_en <= u.creado_en), 0)
FROM usuarios u ON CONFLICT DO NOTHING;

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
      SELECT (negocio_id, 'cita_nueva', c.id, resumen_de_cita(c))::aviso
      FROM nuevas c JOIN por_negocio p USING (negocio_id)
      WHERE p.cuantas <= limite_de_notificaciones() AND c.estado IN ('pendiente', 'confirmada')
      UNION ALL
      SELECT (negocio_id, 'importacion', NULL, 'Se han añadido ' || cuantas || ' citas de una vez')::aviso
      FROM por_negocio WHERE cuantas > limite_de_notificaciones()
      UNION ALL
      SELECT (negocio_id, 'solape_autorizado', c.id, resumen_de_solape(c))::aviso
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
      SELECT (negocio_id, 'cancelacion_tardia', id, resumen_de_cita(d))::aviso
      FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN por_negocio p USING (negocio_id)
      WHERE d.estado = 'cancelada' AND a.estado <> 'cancelada'
        AND (d.fecha + d.hora_inicio) AT TIME ZONE p.zona >= now()
        AND (d.fecha + d.hora_inicio) AT TIME ZONE p.zona < now() + interval '24 hours'
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

CREATE OR REPLACE FUNCTION citas_al_borrar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM eventos_agregar(array_agg((canal, tipo, cita_id, datos)::evento_pendiente)) FROM (
    WITH por_negocio AS (
      SELECT c.negocio_id, n.zona_horaria AS zona, count(*) AS cuantas, min(fecha) AS desde, max(fecha) AS hasta
      FROM viejas c JOIN negocios n ON n.id = c.negocio_id GROUP BY 1, 2
    )
    SELECT 'citas:' || negocio_id AS canal, 'cita_deleted' AS tipo, c.id AS cita_id, dato_de_cita(c, p.zona, NULL) AS datos
    FROM viejas c JOIN por_negocio p USING (negocio_id) WHERE p.cuantas <= limite_de_eventos()
    UNION ALL
    SELECT 'citas:' || negocio_id, 'citas_changed', NULL, dato_de_citas(cuantas, desde, hasta)
    FROM por_negocio WHERE cuantas > limite_de_eventos()
  ) e;
  PERFORM estadisticas_aplicar(array_agg((negocio_id, fecha, estado, n, m)::delta_estadistica)) FROM (
    SELECT negocio_id, fecha, estado, -count(*)::integer AS n, -sum(minutos_de(hora_inicio, hora_fin))::bigint AS m
    FROM viejas GROUP BY 1, 2, 3) d;
  DELETE FROM citas_avisadas a USING viejas v WHERE a.negocio_id = v.negocio_id AND a.cita_id = v.id;
  PERFORM avisar_al_hub(array_agg(DISTINCT negocio_id)) FROM viejas;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION citas_al_vaciar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM eventos_agregar(array_agg(('citas:' || negocio_id, 'citas_changed', NULL, dato_de_citas(total, NULL, NULL))::evento_pendiente))
  FROM estadisticas_totales WHERE total > 0;
  PERFORM avisar_al_hub(array_agg(negocio_id)) FROM estadisticas_totales WHERE total > 0;
  DELETE FROM citas_avisadas;
  DELETE FROM estadisticas_diarias;
  DELETE FROM estadisticas_totales;
  RETURN NULL;
END $$;
