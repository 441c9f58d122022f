-- Since when the client of a cita is there. It changes no estado and no figure; the events carry it with the whole row.
ALTER TABLE citas ADD COLUMN llegada_en timestamptz;
COMMENT ON COLUMN citas.llegada_en IS 'null unless somebody said that the client is there; kept once the cita is completada';

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
    NEW.cancelada_en := NULL;
  ELSIF OLD.estado <> 'cancelada' AND NEW.cancelada_en IS NULL THEN
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

CREATE OR REPLACE FUNCTION tipos_de_aviso() RETURNS TABLE (tipo text, nivel text, titulo text, titulo_de_varias text, mensaje_de_varias text)
  LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('cita_nueva', 'info', 'Nueva cita', NULL, NULL),
    ('importacion', 'exito', 'Citas añadidas', NULL, NULL),
    ('cancelacion_tardia', 'aviso', 'Cancelada con menos de 24 h',
      'Canceladas con menos de 24 h', 'Se han cancelado {cuantas} citas de una vez'),
    ('solape_autorizado', 'aviso', 'Solape autorizado', 'Solapes autorizados', '{cuantas} citas van a la vez que otra'),
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
