-- Tokens that are no longer worth anything although they have not ended. Readers keep them in memory and ask every
-- second for what is new; NOTIFY only makes them ask sooner.

-- No foreign keys: a row outlives the user and the negocio it was about.
CREATE TABLE revocaciones (
  negocio_id      text NOT NULL,
  id              uuid NOT NULL DEFAULT uuid_v7(),
  usuario_id      uuid NOT NULL,
  version_minima  integer,
  jti             text,
  -- Longer than any token lives (a day at most), and some more for clocks that differ.
  expira_en       timestamptz NOT NULL DEFAULT now() + interval '25 hours',
  transaccion     xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (negocio_id, id),
  CONSTRAINT revocaciones_que CHECK (num_nonnulls(version_minima, jti) = 1)
);
CREATE INDEX revocaciones_transaccion ON revocaciones (transaccion);
CREATE INDEX revocaciones_expira ON revocaciones (expira_en);
COMMENT ON COLUMN revocaciones.version_minima IS 'tokens of the user with a lower version are void; else jti names the one that is';
COMMENT ON COLUMN revocaciones.transaccion IS 'who has read what a snapshot shows asks next for what began at or after its xmin: commits in any order are found';

CREATE FUNCTION revocaciones_al_crear() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Rows that another transaction is purging already are left to it.
  DELETE FROM revocaciones WHERE (negocio_id, id) IN (
    SELECT negocio_id, id FROM revocaciones WHERE expira_en < now() FOR UPDATE SKIP LOCKED);
  PERFORM pg_notify('citas_revocada', '');
  RETURN NULL;
END $$;
CREATE TRIGGER revocaciones_crear AFTER INSERT ON revocaciones
  FOR EACH STATEMENT EXECUTE FUNCTION revocaciones_al_crear();

-- What a token says of its user has changed: the tokens made before say something that is no longer so. A version never
-- goes back, whoever writes it; raising it by hand logs the user out everywhere.
CREATE FUNCTION usuarios_subir_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version_token := greatest(NEW.version_token, OLD.version_token + CASE
    WHEN (NEW.activo, NEW.rol, NEW.negocio_id, NEW.password_hash)
      IS DISTINCT FROM (OLD.activo, OLD.rol, OLD.negocio_id, OLD.password_hash) THEN 1 ELSE 0 END);
  RETURN NEW;
END $$;
CREATE TRIGGER usuarios_1_version BEFORE UPDATE ON usuarios
  FOR EACH ROW EXECUTE FUNCTION usuarios_subir_version();

CREATE FUNCTION usuarios_revocar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO revocaciones (negocio_id, usuario_id, version_minima) VALUES (OLD.negocio_id, OLD.id,
    CASE TG_OP WHEN 'DELETE' THEN OLD.version_token + 1 ELSE NEW.version_token END);
  -- Whoever logged in with the old password has to know the new one.
  IF TG_OP = 'UPDATE' AND NEW.password_hash <> OLD.password_hash THEN
    UPDATE sesiones SET revocada_en = now() WHERE usuario_id = OLD.id AND revocada_en IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER usuarios_cambiar AFTER UPDATE ON usuarios FOR EACH ROW
  WHEN (NEW.version_token > OLD.version_token) EXECUTE FUNCTION usuarios_revocar();
CREATE TRIGGER usuarios_borrar AFTER DELETE ON usuarios FOR EACH ROW EXECUTE FUNCTION usuarios_revocar();
