-- When a cita was cancelled: how many are cancelled with less than a day to go is a figure that the negocio watches, and
-- neither the log, whose old partitions are dropped, nor `actualizado_en`, which any later edit moves, can tell it.

ALTER TABLE citas ADD COLUMN cancelada_en timestamptz;
COMMENT ON COLUMN citas.cancelada_en IS 'null unless cancelled, and for one that was already cancelled when it was inserted without it';

-- Not a change of the cita that anybody made: neither its version nor its log is touched.
ALTER TABLE citas DISABLE TRIGGER USER;
UPDATE citas c SET cancelada_en = e.cuando
FROM (SELECT cita_id, max(creado_en) AS cuando FROM eventos
      WHERE tipo = 'cita_updated' AND datos -> 'cambios' -> 'estado' ->> 'a' = 'cancelada' GROUP BY cita_id) e
WHERE c.id = e.cita_id AND c.estado = 'cancelada';
ALTER TABLE citas ENABLE TRIGGER USER;

-- The estado says it already.
CREATE OR REPLACE FUNCTION cambios_de_cita(antes citas, despues citas) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(a.key, jsonb_build_object('de', a.value, 'a', d.value)), '{}')
  FROM jsonb_each(to_jsonb(antes)) a JOIN jsonb_each(to_jsonb(despues)) d USING (key)
  WHERE a.value IS DISTINCT FROM d.value AND key NOT IN ('version', 'actualizado_en', 'cancelada_en')
$$;

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
  NEW.version := OLD.version + 1;
  NEW.actualizado_en := now();
  RETURN NEW;
END $$;
