-- A cita of a day that is over is no news, though nobody has closed it yet: yesterday's walk-in rang the bell. And a file that
-- is imported is told of once, however few its rows are and whatever their estado.

-- Open, and of today or later by the calendar of the negocio: what is noted an hour after it came is on today's agenda too.
CREATE FUNCTION esta_abierta_desde_hoy(cita citas, zona text) RETURNS boolean LANGUAGE sql STABLE
RETURN (cita).estado IN ('pendiente', 'confirmada') AND (cita).fecha >= (now() AT TIME ZONE zona)::date;

-- Whoever imports says so for the transaction; an API of before does not, and is told of row by row up to the limit.
CREATE FUNCTION es_importacion() RETURNS boolean LANGUAGE sql STABLE
RETURN current_setting('citas.importacion', true) IS NOT DISTINCT FROM 'si';

CREATE OR REPLACE FUNCTION avisos_en_masa(avisos aviso[]) RETURNS SETOF evento_pendiente LANGUAGE sql STABLE AS $$
  WITH muchos AS (
    SELECT negocio_id, tipo, sum(cuantas)::bigint AS en_total, min(orden) AS lugar
    FROM unnest(avisos) WITH ORDINALITY AS a (negocio_id, tipo, cita_id, mensaje, cuantas, profesional_id, antes_de,
      mensaje_antes, orden)
    GROUP BY 1, 2 HAVING sum(cuantas) > CASE tipo WHEN 'importacion' THEN 1 ELSE limite_de_notificaciones() END
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

CREATE OR REPLACE FUNCTION avisos_a_eventos(avisos aviso[]) RETURNS SETOF evento_pendiente LANGUAGE plpgsql STABLE
  SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF cardinality(avisos) = 0 THEN
    RETURN;
  END IF;
  IF (SELECT sum(cuantas) <= limite_de_notificaciones() AND NOT bool_or(tipo = 'importacion') FROM unnest(avisos)) THEN
    RETURN QUERY SELECT s.* FROM avisos_sueltos(avisos) s;
  ELSE
    RETURN QUERY SELECT m.* FROM avisos_en_masa(avisos) m;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION citas_al_crear() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM eventos_agregar(array_agg((canal, tipo, cita_id, datos)::evento_pendiente)) FROM (
    WITH por_negocio AS (
      SELECT c.negocio_id, n.zona_horaria AS zona, count(*) AS cuantas, min(fecha) AS desde, max(fecha) AS hasta,
        es_importacion() OR count(*) > limite_de_notificaciones() AS de_una_vez
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
      WHERE NOT p.de_una_vez AND esta_abierta_desde_hoy(c, p.zona)
      UNION ALL
      -- One for each of them: only the cita that somebody has alone is told of by itself.
      SELECT (s.negocio_id, 'importacion', s.ids[1], resumen_de_cita(c), s.n, s.profesional_id, NULL, NULL)::aviso
      FROM (
        SELECT negocio_id, c.profesional_id, count(*) AS n, array_agg(c.id) AS ids
        FROM nuevas c JOIN por_negocio p USING (negocio_id) WHERE p.de_una_vez GROUP BY 1, 2
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
