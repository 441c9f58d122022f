-- What decides when somebody can be booked, who sees which agenda, and versions for everything that people edit.

ALTER TABLE profesionales ADD COLUMN horario jsonb;
COMMENT ON COLUMN profesionales.horario IS 'as negocios.horario, and only within it; null works whenever the negocio is open';

-- Time that nobody, or one professional, can be booked in: a holiday, a lunch, a repair. Every day from `desde` to
-- `hasta`, both included, between the two hours.
CREATE TABLE bloqueos (
  negocio_id      text NOT NULL REFERENCES negocios,
  id              uuid NOT NULL DEFAULT uuid_v7(),
  profesional_id  uuid,
  desde           date NOT NULL,
  hasta           date NOT NULL,
  hora_inicio     time NOT NULL DEFAULT '00:00',
  hora_fin        time NOT NULL DEFAULT '24:00',
  motivo          text CHECK (length(motivo) <= 200),
  version         integer NOT NULL DEFAULT 1,
  creado_en       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (negocio_id, id),
  FOREIGN KEY (negocio_id, profesional_id) REFERENCES profesionales ON DELETE CASCADE,
  CONSTRAINT bloqueos_dias CHECK (hasta >= desde AND hasta <= desde + 366),
  CONSTRAINT bloqueos_horas CHECK (hora_fin > hora_inicio)
);
CREATE INDEX bloqueos_agenda ON bloqueos (negocio_id, hasta, desde);
COMMENT ON COLUMN bloqueos.profesional_id IS 'null blocks everybody';

ALTER TABLE servicios ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE profesionales ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE clientes ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE negocios ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE usuarios ADD COLUMN version integer NOT NULL DEFAULT 1;

CREATE FUNCTION subir_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER negocios_version BEFORE UPDATE ON negocios FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION subir_version();
CREATE TRIGGER usuarios_2_version BEFORE UPDATE ON usuarios FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION subir_version();
CREATE TRIGGER servicios_version BEFORE UPDATE ON servicios FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION subir_version();
CREATE TRIGGER profesionales_version BEFORE UPDATE ON profesionales FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION subir_version();
CREATE TRIGGER clientes_version BEFORE UPDATE ON clientes FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION subir_version();
CREATE TRIGGER bloqueos_version BEFORE UPDATE ON bloqueos FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION subir_version();

-- Whose agenda a user of rol profesional sees.
ALTER TABLE usuarios ADD COLUMN profesional_id uuid;
ALTER TABLE usuarios ADD FOREIGN KEY (negocio_id, profesional_id) REFERENCES profesionales ON DELETE SET NULL (profesional_id);
UPDATE usuarios u SET profesional_id = p.id FROM profesionales p
WHERE u.rol = 'profesional' AND p.negocio_id = u.negocio_id AND p.nombre = u.nombre;

-- Calendar feeds: whoever has the address reads one professional's agenda. Only the SHA-256 of its secret is kept.
CREATE TABLE agendas (
  negocio_id      text NOT NULL REFERENCES negocios,
  id              uuid NOT NULL DEFAULT uuid_v7(),
  profesional_id  uuid NOT NULL,
  hash            bytea NOT NULL UNIQUE,
  creada_en       timestamptz NOT NULL DEFAULT now(),
  usada_en        timestamptz,
  PRIMARY KEY (negocio_id, id),
  FOREIGN KEY (negocio_id, profesional_id) REFERENCES profesionales ON DELETE CASCADE
);

-- Screens. One that asks to be paired shows a code and belongs to no negocio yet; its secret is what it logs in with
-- afterwards, for as long as the row is there.
CREATE TABLE pantallas (
  id           uuid PRIMARY KEY DEFAULT uuid_v7(),
  negocio_id   text REFERENCES negocios,
  nombre       text CHECK (length(nombre) BETWEEN 1 AND 120),
  hash         bytea NOT NULL UNIQUE,
  codigo       text UNIQUE CHECK (codigo ~ '^[0-9]{6}$'),
  expira_en    timestamptz NOT NULL,
  creada_en    timestamptz NOT NULL DEFAULT now(),
  emparejada_en timestamptz,
  usada_en     timestamptz,
  CONSTRAINT pantallas_emparejada CHECK ((negocio_id IS NULL) = (emparejada_en IS NULL) AND (negocio_id IS NULL) = (nombre IS NULL))
);
CREATE INDEX pantallas_negocio ON pantallas (negocio_id);
COMMENT ON COLUMN pantallas.expira_en IS 'until when the code pairs it; a paired screen does not expire';

CREATE FUNCTION pantallas_revocar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO revocaciones (negocio_id, usuario_id, version_minima) VALUES (OLD.negocio_id, OLD.id, 2);
  RETURN NULL;
END $$;
CREATE TRIGGER pantallas_borrar AFTER DELETE ON pantallas FOR EACH ROW
  WHEN (OLD.negocio_id IS NOT NULL) EXECUTE FUNCTION pantallas_revocar();
