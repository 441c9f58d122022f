-- A cita is wall-clock time in its negocio's zone. The names of client, service and professional are kept beside their
-- ids: they are what was booked, they survive a deletion, and a writer by hand (psql, a CSV) needs no ids.

CREATE TABLE citas (
  id                uuid NOT NULL DEFAULT uuid_v7(),
  negocio_id        text NOT NULL REFERENCES negocios,
  cliente_id        uuid,
  cliente           text NOT NULL CHECK (length(cliente) BETWEEN 1 AND 120),
  servicio_id       uuid,
  servicio          text NOT NULL CHECK (length(servicio) BETWEEN 1 AND 120),
  profesional_id    uuid,
  profesional       text CHECK (length(profesional) BETWEEN 1 AND 120),
  fecha             date NOT NULL,
  hora_inicio       time NOT NULL,
  hora_fin          time NOT NULL,
  estado            text NOT NULL DEFAULT 'pendiente'
                    CHECK (estado IN ('pendiente', 'confirmada', 'completada', 'cancelada', 'no_asistio')),
  motivo            text CHECK (length(motivo) <= 500),
  notas             text CHECK (length(notas) <= 2000),
  solape_autorizado boolean NOT NULL DEFAULT false,
  version           integer NOT NULL DEFAULT 1,
  creado_en         timestamptz NOT NULL DEFAULT now(),
  actualizado_en    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (negocio_id, id),
  UNIQUE (id),
  FOREIGN KEY (negocio_id, cliente_id) REFERENCES clientes ON DELETE SET NULL (cliente_id),
  FOREIGN KEY (negocio_id, servicio_id) REFERENCES servicios ON DELETE SET NULL (servicio_id),
  FOREIGN KEY (negocio_id, profesional_id) REFERENCES profesionales ON DELETE SET NULL (profesional_id),
  CONSTRAINT citas_horas CHECK (hora_fin > hora_inicio),
  CONSTRAINT citas_minutos_enteros CHECK (extract(second FROM hora_inicio) = 0 AND extract(second FROM hora_fin) = 0),
  -- No professional has two citas at once. Half-open ranges: back to back is allowed. An overlap that an admin
  -- authorised stays outside; the API still sees it when it looks for conflicts.
  CONSTRAINT citas_sin_solape EXCLUDE USING gist (
    negocio_id WITH =, profesional_id WITH =, tsrange(fecha + hora_inicio, fecha + hora_fin, '[)') WITH &&
  ) WHERE (profesional_id IS NOT NULL AND NOT solape_autorizado
           AND estado IN ('pendiente', 'confirmada', 'completada'))
);
CREATE INDEX citas_agenda ON citas (negocio_id, fecha, hora_inicio, id);
CREATE INDEX citas_cliente ON citas (negocio_id, cliente_id);
CREATE INDEX citas_servicio ON citas (negocio_id, servicio_id);
CREATE INDEX citas_profesional ON citas (negocio_id, profesional_id);

-- Takes the names from the ids when only the ids are given.
CREATE FUNCTION citas_completar_nombres() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.cliente IS NULL THEN
    SELECT nombre INTO NEW.cliente FROM clientes WHERE negocio_id = NEW.negocio_id AND id = NEW.cliente_id;
  END IF;
  IF NEW.servicio IS NULL THEN
    SELECT nombre INTO NEW.servicio FROM servicios WHERE negocio_id = NEW.negocio_id AND id = NEW.servicio_id;
  END IF;
  IF NEW.profesional IS NULL AND NEW.profesional_id IS NOT NULL THEN
    SELECT nombre INTO NEW.profesional FROM profesionales WHERE negocio_id = NEW.negocio_id AND id = NEW.profesional_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER citas_1_nombres BEFORE INSERT ON citas FOR EACH ROW
  WHEN (NEW.cliente IS NULL OR NEW.servicio IS NULL OR (NEW.profesional IS NULL AND NEW.profesional_id IS NOT NULL))
  EXECUTE FUNCTION citas_completar_nombres();

-- Every change, whoever makes it, raises the version: it is the ETag that keeps two people from overwriting each other.
CREATE FUNCTION citas_antes_de_cambiar() RETURNS trigger LANGUAGE plpgsql AS $$
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
  NEW.version := OLD.version + 1;
  NEW.actualizado_en := now();
  RETURN NEW;
END $$;
CREATE TRIGGER citas_1_antes_de_cambiar BEFORE UPDATE ON citas FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION citas_antes_de_cambiar();
CREATE TRIGGER citas_2_nombres BEFORE UPDATE ON citas FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION citas_completar_nombres();
