-- A dump could not be restored: PostgreSQL lets a column be generated under a trigger that compares whole rows before a
-- change, but not such a trigger be made on a table with a generated column, whose value is not there yet at that time.
CREATE FUNCTION clientes_subir_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - 'clave' IS DISTINCT FROM to_jsonb(NEW) - 'clave' THEN
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER clientes_version ON clientes;
CREATE TRIGGER clientes_version BEFORE UPDATE ON clientes FOR EACH ROW EXECUTE FUNCTION clientes_subir_version();
