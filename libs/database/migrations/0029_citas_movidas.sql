-- Whoever is concerned is told when a cita is moved, or goes to somebody else: until now the agenda changed without a word.
CREATE FUNCTION cuando_es(fecha date, hora time) RETURNS text LANGUAGE sql STABLE
RETURN to_char(fecha, 'DD/MM') || ' a las ' || to_char(hora, 'HH24:MI');

CREATE FUNCTION resumen_de_mudanza(antes citas, despues citas) RETURNS text LANGUAGE sql STABLE
RETURN (despues).cliente || ' · ' || (despues).servicio || ' · ' || cuando_es((antes).fecha, (antes).hora_inicio)
  || ' → ' || cuando_es((despues).fecha, (despues).hora_inicio);

-- Of the cita as it was or as it is, for whoever had it or has it.
CREATE FUNCTION resumen_de_relevo(cita citas, de text, a text) RETURNS text LANGUAGE sql STABLE
RETURN resumen_de_cita(cita) || ' · ' || coalesce(de, 'sin asignar') || ' → ' || coalesce(a, 'sin asignar');

-- Open, and not over by the clock of the negocio.
CREATE FUNCTION esta_por_venir(cita citas, zona text) RETURNS boolean LANGUAGE sql STABLE
RETURN (cita).estado IN ('pendiente', 'confirmada') AND instante_local((cita).fecha, (cita).hora_fin, zona) > now();

CREATE OR REPLACE FUNCTION tipos_de_aviso() RETURNS TABLE (tipo text, nivel text, titulo text, titulo_de_varias text, mensaje_de_varias text)
  LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('cita_nueva', 'info', 'Nueva cita', NULL, NULL),
    ('importacion', 'exito', 'Citas añadidas', NULL, NULL),
    ('cancelacion_tardia', 'aviso', 'Cancelada con menos de 24 h',
      'Canceladas con menos de 24 h', 'Se han cancelado {cuantas} citas de una vez'),
    ('solape_autorizado', 'aviso', 'Solape autorizado', 'Solapes autorizados', '{cuantas} citas van a la vez que otra'),
    ('cita_movida', 'info', 'Cita movida', 'Citas movidas', 'Se han movido {cuantas} citas de una vez'),
    ('cita_reasignada', 'info', 'Cambio de profesional',
      'Cambios de profesional', '{cuantas} citas han cambiado de profesional de una vez'),
    ('cliente_llego', 'info', 'Ha llegado', 'Han llegado', 'Han llegado {cuantas} clientes a la vez'),
    ('cita_sin_cerrar', 'aviso', 'Cita pasada sin cerrar',
      'Citas pasadas sin cerrar', 'Hay {cuantas} citas pasadas sin cerrar')
$$;

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
      SELECT (negocio_id, 'cliente_llego', id, resumen_de_cita(d))::aviso
      FROM nuevas d JOIN viejas a USING (negocio_id, id)
      WHERE d.llegada_en IS NOT NULL AND a.llegada_en IS NULL AND d.estado IN ('pendiente', 'confirmada')
      UNION ALL
      SELECT (negocio_id, 'cita_movida', id, resumen_de_mudanza(a, d))::aviso
      FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN por_negocio p USING (negocio_id)
      WHERE (d.fecha, d.hora_inicio) <> (a.fecha, a.hora_inicio) AND d.profesional_id IS NOT DISTINCT FROM a.profesional_id
        AND esta_por_venir(d, p.zona)
      UNION ALL
      -- Authorised for this time: a correction of the notes of a cita that overlaps is no news.
      SELECT (negocio_id, 'solape_autorizado', id, resumen_de_solape(d))::aviso
      FROM nuevas d JOIN viejas a USING (negocio_id, id)
      WHERE d.solape_autorizado AND se_solapa(d)
        AND (NOT a.solape_autorizado OR NOT ocupa_tiempo(a.estado)
          OR (a.profesional_id, a.fecha, a.hora_inicio, a.hora_fin) IS DISTINCT FROM
             (d.profesional_id, d.fecha, d.hora_inicio, d.hora_fin)))) v
    UNION ALL
    -- Who had it reads of it too, as it was: where it is now is no longer theirs to know.
    SELECT v.canal, v.tipo, v.cita_id, v.datos || jsonb_build_object('antesDe', a.profesional_id,
      'messageAntes', resumen_de_relevo(a, a.profesional, d.profesional))
    FROM avisos_a_eventos(ARRAY(
      SELECT (negocio_id, 'cita_reasignada', id, resumen_de_relevo(d, a.profesional, d.profesional))::aviso
      FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN por_negocio p USING (negocio_id)
      WHERE d.profesional_id IS DISTINCT FROM a.profesional_id AND esta_por_venir(d, p.zona))) v
    LEFT JOIN viejas a ON v.canal = 'notificaciones:' || a.negocio_id AND a.id = v.cita_id
    LEFT JOIN nuevas d ON d.negocio_id = a.negocio_id AND d.id = a.id
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
