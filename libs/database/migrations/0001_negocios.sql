-- The negocio and what it manages itself. negocio_id leads every key, so that the tables can be distributed by it.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Lower case without accents, for names typed by people: 'Peluquería' and 'peluqueria' are one.
CREATE FUNCTION sin_acentos(texto text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN translate(lower(texto), 'áàäâãéèëêíìïîóòöôõúùüûñç', 'aaaaaeeeeiiiiooooouuuunc');

-- UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random. PostgreSQL has its own only from 18 on.
CREATE FUNCTION uuid_v7() RETURNS uuid
  LANGUAGE sql VOLATILE PARALLEL SAFE
  RETURN encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
        FROM 1 FOR 6),
      52, 1), 53, 1),
    'hex')::uuid;

CREATE TABLE negocios (
  id            text PRIMARY KEY CHECK (id ~ '^[a-zA-Z0-9_-]{1,64}$'),
  nombre        text NOT NULL CHECK (length(nombre) BETWEEN 1 AND 120),
  zona_horaria  text NOT NULL,
  locale        text NOT NULL DEFAULT 'es-ES',
  horario       jsonb NOT NULL DEFAULT '{}',
  palabra       text NOT NULL DEFAULT 'cita' CHECK (palabra IN ('cita', 'turno', 'hora', 'reserva')),
  creado_en     timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN negocios.horario IS 'ISO weekday ("1" Monday) to [{"desde":"09:00","hasta":"14:00"}]; an absent day is closed';

-- An unknown zone would break every "hoy" of the negocio: refuse it where it is written.
CREATE FUNCTION negocios_comprobar_zona() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM now() AT TIME ZONE NEW.zona_horaria;
  RETURN NEW;
END $$;
CREATE TRIGGER negocios_zona BEFORE INSERT OR UPDATE OF zona_horaria ON negocios
  FOR EACH ROW EXECUTE FUNCTION negocios_comprobar_zona();

CREATE TABLE usuarios (
  id             uuid PRIMARY KEY DEFAULT uuid_v7(),
  negocio_id     text NOT NULL REFERENCES negocios,
  email          text NOT NULL CHECK (email = lower(email)),
  nombre         text NOT NULL,
  password_hash  text NOT NULL,
  rol            text NOT NULL CHECK (rol IN ('admin', 'recepcion', 'profesional', 'pantalla')),
  activo         boolean NOT NULL DEFAULT true,
  version_token  integer NOT NULL DEFAULT 1,
  creado_en      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (email)
);
CREATE INDEX usuarios_negocio ON usuarios (negocio_id);

CREATE TABLE servicios (
  negocio_id        text NOT NULL REFERENCES negocios,
  id                uuid NOT NULL DEFAULT uuid_v7(),
  nombre            text NOT NULL CHECK (length(nombre) BETWEEN 1 AND 120),
  duracion_minutos  integer NOT NULL DEFAULT 30 CHECK (duracion_minutos BETWEEN 5 AND 720),
  margen_minutos    integer NOT NULL DEFAULT 0 CHECK (margen_minutos BETWEEN 0 AND 120),
  color             text NOT NULL DEFAULT '#7c6f64' CHECK (color ~ '^#[0-9a-f]{6}$'),
  precio            numeric(10, 2),
  activo            boolean NOT NULL DEFAULT true,
  PRIMARY KEY (negocio_id, id)
);
CREATE UNIQUE INDEX servicios_nombre ON servicios (negocio_id, sin_acentos(nombre));

CREATE TABLE profesionales (
  negocio_id  text NOT NULL REFERENCES negocios,
  id          uuid NOT NULL DEFAULT uuid_v7(),
  nombre      text NOT NULL CHECK (length(nombre) BETWEEN 1 AND 120),
  color       text NOT NULL DEFAULT '#7c6f64' CHECK (color ~ '^#[0-9a-f]{6}$'),
  activo      boolean NOT NULL DEFAULT true,
  PRIMARY KEY (negocio_id, id)
);

CREATE TABLE clientes (
  negocio_id  text NOT NULL REFERENCES negocios,
  id          uuid NOT NULL DEFAULT uuid_v7(),
  nombre      text NOT NULL CHECK (length(nombre) BETWEEN 1 AND 120),
  telefono    text CHECK (telefono ~ '^\+[1-9][0-9]{6,14}$'),
  email       text,
  notas       text,
  creado_en   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (negocio_id, id)
);
CREATE INDEX clientes_nombre ON clientes (negocio_id, sin_acentos(nombre) text_pattern_ops);

-- Refresh tokens: only their SHA-256 is kept. Using one twice revokes its whole familia.
CREATE TABLE sesiones (
  id           uuid PRIMARY KEY DEFAULT uuid_v7(),
  negocio_id   text NOT NULL REFERENCES negocios,
  usuario_id   uuid NOT NULL REFERENCES usuarios ON DELETE CASCADE,
  familia      uuid NOT NULL,
  hash         bytea NOT NULL UNIQUE,
  creada_en    timestamptz NOT NULL DEFAULT now(),
  expira_en    timestamptz NOT NULL,
  usada_en     timestamptz,
  revocada_en  timestamptz
);
CREATE INDEX sesiones_familia ON sesiones (familia);
CREATE INDEX sesiones_usuario ON sesiones (usuario_id);

CREATE TABLE idempotencia (
  negocio_id  text NOT NULL REFERENCES negocios,
  usuario_id  uuid NOT NULL REFERENCES usuarios ON DELETE CASCADE,
  clave       text NOT NULL CHECK (length(clave) BETWEEN 1 AND 200),
  huella      bytea NOT NULL,
  estado      integer,
  respuesta   jsonb,
  creado_en   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (negocio_id, usuario_id, clave)
);
