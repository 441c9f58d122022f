-- A cita whose professional is deleted keeps the name, as it does with its client and its service. Taken from its
-- professional by hand, it has no name left.
CREATE FUNCTION citas_conservar_profesional() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM profesionales WHERE negocio_id = OLD.negocio_id AND id = OLD.profesional_id) THEN
    NEW.profesional := OLD.profesional;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER citas_3_conservar_profesional BEFORE UPDATE ON citas FOR EACH ROW
  WHEN (OLD.profesional_id IS NOT NULL AND NEW.profesional_id IS NULL AND NEW.profesional IS NULL)
  EXECUTE FUNCTION citas_conservar_profesional();
