-- Thousands of citas that were changed at once took seconds: for each kind of notice a nested loop put the old rows and the
-- new ones together, either expecting that few pass its condition, or by the plan that the session had kept from a change of
-- one. A FULL JOIN knows no nested loop, whatever it expects, and every row has its other half here. What is asked of it MUST
-- let NULL pass, and out of a MATERIALIZED one nothing is pulled in: PostgreSQL would make an inner join of it again.
CREATE OR REPLACE FUNCTION citas_al_cambiar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM eventos_agregar(array_agg((canal, tipo, cita_id, datos)::evento_pendiente)) FROM (
    WITH pares AS MATERIALIZED (
      SELECT negocio_id, id, ROW(a.*)::citas AS a, ROW(d.*)::citas AS d
      FROM nuevas d FULL JOIN viejas a USING (negocio_id, id) WHERE d.version IS DISTINCT FROM a.version
    ), por_negocio AS (
      SELECT negocio_id, n.zona_horaria AS zona, count(*) AS cuantas,
        least(min((a).fecha), min((d).fecha)) AS desde, greatest(max((a).fecha), max((d).fecha)) AS hasta
      FROM pares JOIN negocios n ON n.id = negocio_id GROUP BY 1, 2
    )
    SELECT 'citas:' || negocio_id AS canal, 'cita_updated' AS tipo, id AS cita_id,
      dato_de_cita(d, p.zona, cambios_de_cita(a, d)) AS datos
    FROM pares JOIN por_negocio p USING (negocio_id) WHERE p.cuantas <= limite_de_eventos()
    UNION ALL
    SELECT 'citas:' || negocio_id, 'citas_changed', NULL, dato_de_citas(cuantas, desde, hasta)
    FROM por_negocio WHERE cuantas > limite_de_eventos()
    UNION ALL
    SELECT v.* FROM avisos_a_eventos(ARRAY(
      SELECT aviso_de_cita(d, 'cancelacion_tardia', resumen_de_cita(d))
      FROM pares JOIN por_negocio p USING (negocio_id)
      WHERE (d).estado = 'cancelada' AND (a).estado <> 'cancelada'
        AND instante_local((d).fecha, (d).hora_inicio, p.zona) >= now()
        AND instante_local((d).fecha, (d).hora_inicio, p.zona) < (d).cancelada_en + interval '24 hours'
      UNION ALL
      SELECT aviso_de_cita(d, 'cita_reabierta', resumen_de_cita(d))
      FROM pares JOIN por_negocio p USING (negocio_id)
      WHERE (a).estado = 'cancelada' AND ((d).fecha, (d).hora_inicio) = ((a).fecha, (a).hora_inicio)
        AND (d).profesional_id IS NOT DISTINCT FROM (a).profesional_id AND esta_por_venir(d, p.zona)
      UNION ALL
      SELECT aviso_de_cita(d, 'cliente_llego', resumen_de_cita(d))
      FROM pares WHERE (d).llegada_en IS NOT NULL AND (a).llegada_en IS NULL AND (d).estado IN ('pendiente', 'confirmada')
      UNION ALL
      SELECT aviso_de_cita(d, 'cita_movida', resumen_de_mudanza(a, d))
      FROM pares JOIN por_negocio p USING (negocio_id)
      WHERE ((d).fecha, (d).hora_inicio) <> ((a).fecha, (a).hora_inicio)
        AND (d).profesional_id IS NOT DISTINCT FROM (a).profesional_id AND esta_por_venir(d, p.zona)
      UNION ALL
      -- Authorised for this time: a correction of the notes of a cita that overlaps is no news.
      SELECT aviso_de_cita(d, 'solape_autorizado', resumen_de_solape(d))
      FROM pares WHERE (d).solape_autorizado AND se_solapa(d)
        AND (NOT (a).solape_autorizado OR NOT ocupa_tiempo((a).estado)
          OR ((a).profesional_id, (a).fecha, (a).hora_inicio, (a).hora_fin) IS DISTINCT FROM
             ((d).profesional_id, (d).fecha, (d).hora_inicio, (d).hora_fin))
      UNION ALL
      -- Who had it reads of it too, as it was: where it is now is no longer theirs to know.
      SELECT aviso_de_relevo(a, d)
      FROM pares JOIN por_negocio p USING (negocio_id)
      WHERE (d).profesional_id IS DISTINCT FROM (a).profesional_id AND esta_por_venir(d, p.zona))) v
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

CREATE OR REPLACE FUNCTION bloqueos_al_cambiar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM bloqueos_contar(ARRAY(
    SELECT t FROM nuevos n FULL JOIN viejos v USING (negocio_id, id)
    CROSS JOIN LATERAL (VALUES (ROW(v.*)::bloqueos), (ROW(n.*)::bloqueos)) AS ambos (t)
    WHERE n.version IS DISTINCT FROM v.version));
  RETURN NULL;
END $$;
