-- The hours and the name of a negocio, its services and the people of its team are on every page: a change of them is told
-- on the channel of the citas, in the order of the log, by whoever writes it. The event says that there is something to
-- read again, not what.

-- Told at the commit, once a transaction and negocio: a booking may make a service before it takes the locks of its
-- profesional, and who holds those waits for the channel.
CREATE FUNCTION negocio_contar() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fila jsonb := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  cual text := fila ->> TG_ARGV[0];
BEGIN
  IF current_setting('citas.negocio_contado', true) IS NOT DISTINCT FROM cual THEN
    RETURN NULL;
  END IF;
  PERFORM eventos_agregar(ARRAY[('citas:' || cual, 'negocio_changed', NULL, '{}')::evento_pendiente]);
  PERFORM avisar_al_hub(ARRAY[cual]);
  PERFORM set_config('citas.negocio_contado', cual, true);
  RETURN NULL;
END $$;

-- What was written as it was keeps its version, and tells nothing.
CREATE CONSTRAINT TRIGGER negocios_cambiar AFTER UPDATE ON negocios DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION negocio_contar('id');

CREATE CONSTRAINT TRIGGER servicios_cambiar AFTER UPDATE ON servicios DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION negocio_contar('negocio_id');
CREATE CONSTRAINT TRIGGER servicios_crear_o_borrar AFTER INSERT OR DELETE ON servicios DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION negocio_contar('negocio_id');

CREATE CONSTRAINT TRIGGER profesionales_cambiar AFTER UPDATE ON profesionales DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION negocio_contar('negocio_id');
CREATE CONSTRAINT TRIGGER profesionales_crear_o_borrar AFTER INSERT OR DELETE ON profesionales DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION negocio_contar('negocio_id');
