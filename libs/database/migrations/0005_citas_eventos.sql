-- Every statement that changes citas, whoever sends it, writes its events and counters in its own transaction.
-- Statement-level: raising one counter row 100,000 times in a transaction would be quadratic.

-- More rows of one negocio than this in one statement become one citas_changed.
CREATE FUNCTION limite_de_eventos() RETURNS integer LANGUAGE sql IMMUTABLE RETURN 500;
-- More new citas of one negocio than this in one statement become one notification.
CREATE FUNCTION limite_de_notificaciones() RETURNS integer LANGUAGE sql IMMUTABLE RETURN 20;

CREATE FUNCTION dato_de_cita(cita citas, zona text, cambios jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN jsonb_build_object('cita', to_jsonb(cita) || jsonb_build_object('zona_horaria', zona), 'cambios', cambios);

CREATE FUNCTION dato_de_citas(n bigint, desde date, hasta date) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN jsonb_build_object('count', n, 'desde', desde, 'hasta', hasta);

CREATE FUNCTION dato_de_notificacion(nivel text, titulo text, mensaje text, cita_id uuid) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN jsonb_build_object('nivel', nivel, 'titulo', titulo, 'message', mensaje, 'citaId', cita_id);

CREATE FUNCTION resumen_de_cita(cita citas) RETURNS text LANGUAGE sql STABLE
  RETURN cita.cliente || ' · ' || cita.servicio || ' · ' || to_char(cita.fecha, 'DD/MM') || ' a las ' || to_char(cita.hora_inicio, 'HH24:MI');

-- What differs between two rows of a cita, by column: {"estado": {"de": …, "a": …}}.
CREATE FUNCTION cambios_de_cita(antes citas, despues citas) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(a.key, jsonb_build_object('de', a.value, 'a', d.value)), '{}')
  FROM jsonb_each(to_jsonb(antes)) a JOIN jsonb_each(to_jsonb(despues)) d USING (key)
  WHERE a.value IS DISTINCT FROM d.value AND key NOT IN ('version', 'actualizado_en')
$$;

-- A hint carries no data: it only wakes the hub. The API sends its own after the commit and says so.
CREATE FUNCTION avisar_al_hub(negocios text[]) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('citas_hint', n) FROM unnest(negocios) AS n
  WHERE current_setting('citas.aviso', true) IS DISTINCT FROM 'api'
$$;

CREATE FUNCTION citas_al_crear() RETURNS trigger LANGUAGE plpgsql AS $$
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
    SELECT 'notificaciones:' || negocio_id, 'notification', c.id,
      dato_de_notificacion('info', 'Nueva cita', resumen_de_cita(c), c.id)
    FROM nuevas c JOIN por_negocio p USING (negocio_id)
    WHERE p.cuantas <= limite_de_notificaciones() AND c.estado IN ('pendiente', 'confirmada')
    UNION ALL
    SELECT 'notificaciones:' || negocio_id, 'notification', NULL,
      dato_de_notificacion('info', 'Citas añadidas', 'Se han añadido ' || cuantas || ' citas de una vez', NULL)
    FROM por_negocio WHERE cuantas > limite_de_notificaciones()
  ) e;
  PERFORM estadisticas_aplicar(array_agg((negocio_id, fecha, estado, n, m)::delta_estadistica)) FROM (
    SELECT negocio_id, fecha, estado, count(*)::integer AS n, sum(minutos_de(hora_inicio, hora_fin))::bigint AS m
    FROM nuevas GROUP BY 1, 2, 3) d;
  PERFORM avisar_al_hub(array_agg(DISTINCT negocio_id)) FROM nuevas;
  RETURN NULL;
END $$;

CREATE FUNCTION citas_al_cambiar() RETURNS trigger LANGUAGE plpgsql AS $$
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
    SELECT 'notificaciones:' || negocio_id, 'notification', id,
      dato_de_notificacion('aviso', 'Cancelada con menos de 24 h', resumen_de_cita(d), id)
    FROM nuevas d JOIN viejas a USING (negocio_id, id) JOIN por_negocio p USING (negocio_id)
    WHERE p.cuantas <= limite_de_notificaciones() AND d.estado = 'cancelada' AND a.estado <> 'cancelada'
      AND (d.fecha + d.hora_inicio) AT TIME ZONE p.zona - now() BETWEEN interval '0' AND interval '24 hours'
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

CREATE FUNCTION citas_al_borrar() RETURNS trigger LANGUAGE plpgsql AS $$
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
  PERFORM avisar_al_hub(array_agg(DISTINCT negocio_id)) FROM viejas;
  RETURN NULL;
END $$;

-- TRUNCATE has no transition table, but the counters know how much each negocio is losing.
CREATE FUNCTION citas_al_vaciar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM eventos_agregar(array_agg(('citas:' || negocio_id, 'citas_changed', NULL, dato_de_citas(total, NULL, NULL))::evento_pendiente))
  FROM estadisticas_totales WHERE total > 0;
  PERFORM avisar_al_hub(array_agg(negocio_id)) FROM estadisticas_totales WHERE total > 0;
  DELETE FROM estadisticas_diarias;
  DELETE FROM estadisticas_totales;
  RETURN NULL;
END $$;

CREATE TRIGGER citas_crear AFTER INSERT ON citas REFERENCING NEW TABLE AS nuevas
  FOR EACH STATEMENT EXECUTE FUNCTION citas_al_crear();
CREATE TRIGGER citas_cambiar AFTER UPDATE ON citas REFERENCING OLD TABLE AS viejas NEW TABLE AS nuevas
  FOR EACH STATEMENT EXECUTE FUNCTION citas_al_cambiar();
CREATE TRIGGER citas_borrar AFTER DELETE ON citas REFERENCING OLD TABLE AS viejas
  FOR EACH STATEMENT EXECUTE FUNCTION citas_al_borrar();
CREATE TRIGGER citas_vaciar AFTER TRUNCATE ON citas
  FOR EACH STATEMENT EXECUTE FUNCTION citas_al_vaciar();
