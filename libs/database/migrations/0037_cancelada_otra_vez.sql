-- A cita that is reopened by mistake and cancelled again at once was cancelled when it first was: until now the second time
-- stood, which made a cancellation in good time late for ever, and said so.
COMMENT ON COLUMN citas.cancelada_en IS 'of a cita that is not cancelada: when it last was, until its next change after it was reopened';

CREATE OR REPLACE FUNCTION citas_antes_de_cambiar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.negocio_id, NEW.id) IS DISTINCT FROM (OLD.negocio_id, OLD.id) THEN
    RAISE EXCEPTION 'a cita keeps its negocio and its id' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.cliente_id IS DISTINCT FROM OLD.cliente_id AND NEW.cliente_id IS NOT NULL AND NEW.cliente = OLD.cliente THEN
    NEW.cliente := NULL;
  END IF;
  IF NEW.servicio_id IS DISTINCT FROM OLD.servicio_id AND NEW.servicio_id IS NOT NULL AND NEW.servicio = OLD.servicio THEN
    NEW.servicio := NULL;
  END IF;
  IF NEW.profesional_id IS DISTINCT FROM OLD.profesional_id AND NEW.profesional IS NOT DISTINCT FROM OLD.profesional THEN
    NEW.profesional := NULL;
  END IF;
  IF NEW.estado <> 'cancelada' THEN
    NEW.cancelada_en := CASE WHEN OLD.estado = 'cancelada' THEN OLD.cancelada_en END;
  ELSIF OLD.estado <> 'cancelada' AND (NEW.cancelada_en IS NULL
    OR (NEW.cancelada_en = OLD.cancelada_en AND OLD.actualizado_en < now() - interval '1 minute')) THEN
    NEW.cancelada_en := now();
  END IF;
  -- Whoever did not come was not there, and whoever cancels has left. Another day's cita is waited for again.
  IF NEW.estado IN ('cancelada', 'no_asistio')
    OR (NEW.fecha <> OLD.fecha AND NEW.llegada_en IS NOT DISTINCT FROM OLD.llegada_en) THEN
    NEW.llegada_en := NULL;
  END IF;
  NEW.version := OLD.version + 1;
  NEW.actualizado_en := now();
  RETURN NEW;
END $$;

-- Who was told that a cita is cancelled is told that it is back too. Elsewhere it comes back as moved.
CREATE OR REPLACE FUNCTION tipos_de_aviso() RETURNS TABLE (tipo text, nivel text, titulo text, titulo_de_varias text, mensaje_de_varias text,
  mensaje_de_propias text, mensaje_de_cedidas text, mensaje_de_ambas text)
  LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('cita_nueva', 'info', 'Nueva cita', NULL, NULL, NULL, NULL, NULL),
    ('importacion', 'exito', 'Cita añadida', 'Citas añadidas', 'Se han añadido {cuantas} citas de una vez',
      'Se han añadido {cuantas} citas a tu agenda de una vez', NULL, NULL),
    ('cancelacion_tardia', 'aviso', 'Cancelada con menos de 24 h',
      'Canceladas con menos de 24 h', 'Se han cancelado {cuantas} citas de una vez',
      'Se han cancelado {cuantas} de tus citas de una vez', NULL, NULL),
    ('cita_reabierta', 'info', 'Cita reabierta', 'Citas reabiertas', 'Se han reabierto {cuantas} citas de una vez',
      'Se han reabierto {cuantas} de tus citas de una vez', NULL, NULL),
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

CREATE OR REPLACE FUNCTION citas_al_cambiar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM eventos_agregar(array_agg((canal, tipo, cita_id, datos)::evento_pendiente)) FROM (
    WITH por_negocio AS (
      SELECT d.negocio_id, n.zona_horaria AS zona, count(*) AS cuantas,
        least(min(a.fecha), min(d.fecha)) AS desde, greatest(max(a.fecha), max(d.fecha)) AS hasta
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
        AND instante_local(d.fecha, d.hora_inicio, p.zona) < d.cancelada_en + interval '24 hours'
      UNION ALL
      SELECT aviso_de_cita(d, 'cita_reabierta', resumen_de_cita(d))
      FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN por_negocio p USING (negocio_id)
      WHERE a.estado = 'cancelada' AND (d.fecha, d.hora_inicio) = (a.fecha, a.hora_inicio)
        AND d.profesional_id IS NOT DISTINCT FROM a.profesional_id AND esta_por_venir(d, p.zona)
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
