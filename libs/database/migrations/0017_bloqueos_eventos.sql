-- A block that is made, changed or removed changes what every agenda shows of those days: it is told on the channel of
-- the citas, in the order of the log, by whoever writes it. The event says which days and whose; the block itself is read.

-- One statement, one event a negocio. Whose is null for what concerned everybody, or more than one professional.
CREATE FUNCTION bloqueos_contar(tocados bloqueos[]) RETURNS void LANGUAGE sql AS $$
  SELECT eventos_agregar(array_agg(('citas:' || negocio_id, 'bloqueos_changed', NULL, datos)::evento_pendiente)) FROM (
    SELECT negocio_id, jsonb_build_object('desde', min(desde), 'hasta', max(hasta), 'profesionalId',
      CASE WHEN count(*) = count(profesional_id) AND count(DISTINCT profesional_id) = 1
        THEN min(profesional_id::text) END) AS datos
    FROM unnest(tocados) GROUP BY negocio_id) t
  HAVING count(*) > 0;
  SELECT avisar_al_hub(ARRAY(SELECT DISTINCT negocio_id FROM unnest(tocados)));
$$;

CREATE FUNCTION bloqueos_al_crear() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM bloqueos_contar(ARRAY(SELECT ROW(b.*)::bloqueos FROM nuevos b));
  RETURN NULL;
END $$;

-- Where it was and where it is now. A statement that changed nothing tells nothing.
CREATE FUNCTION bloqueos_al_cambiar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM bloqueos_contar(ARRAY(
    SELECT t FROM nuevos n JOIN viejos v USING (negocio_id, id)
    CROSS JOIN LATERAL (VALUES (ROW(v.*)::bloqueos), (ROW(n.*)::bloqueos)) AS ambos (t)
    WHERE n.version <> v.version));
  RETURN NULL;
END $$;

CREATE FUNCTION bloqueos_al_borrar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM bloqueos_contar(ARRAY(SELECT ROW(b.*)::bloqueos FROM viejos b));
  RETURN NULL;
END $$;

-- Before it, because afterwards nobody knows what there was.
CREATE FUNCTION bloqueos_al_vaciar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM bloqueos_contar(ARRAY(SELECT b FROM bloqueos b));
  RETURN NULL;
END $$;

CREATE TRIGGER bloqueos_crear AFTER INSERT ON bloqueos REFERENCING NEW TABLE AS nuevos
  FOR EACH STATEMENT EXECUTE FUNCTION bloqueos_al_crear();
CREATE TRIGGER bloqueos_cambiar AFTER UPDATE ON bloqueos REFERENCING OLD TABLE AS viejos NEW TABLE AS nuevos
  FOR EACH STATEMENT EXECUTE FUNCTION bloqueos_al_cambiar();
CREATE TRIGGER bloqueos_borrar AFTER DELETE ON bloqueos REFERENCING OLD TABLE AS viejos
  FOR EACH STATEMENT EXECUTE FUNCTION bloqueos_al_borrar();
CREATE TRIGGER bloqueos_vaciar BEFORE TRUNCATE ON bloqueos
  FOR EACH STATEMENT EXECUTE FUNCTION bloqueos_al_vaciar();
