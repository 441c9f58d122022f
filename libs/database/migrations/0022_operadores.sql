-- Who runs the servers is of no negocio: they stand under one of their own, which nobody works in and no admin has.
ALTER TABLE usuarios DROP CONSTRAINT usuarios_rol_check,
  ADD CONSTRAINT usuarios_rol_check CHECK (rol IN ('admin', 'recepcion', 'profesional', 'pantalla', 'operador')),
  ADD CONSTRAINT usuarios_operador CHECK ((rol = 'operador') = (negocio_id = '_operacion'));

-- The hubs that run, as each of them says every few seconds; one that died is forgotten by the others.
CREATE TABLE hubs (
  id        uuid PRIMARY KEY,
  url       text NOT NULL,
  desde     timestamptz NOT NULL DEFAULT now(),
  visto_en  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN hubs.url IS 'where the API reaches it; no address that browsers know';
