-- The ordered log. A channel's seq is raised by the transaction that writes the event, and the lock on its row is held
-- until commit: the order of positions is the order of commits, an aborted transaction returns its numbers, and no gap
-- can form. Lock order, for every writer: canales by name, then estadisticas by key.

CREATE TABLE canales (
  canal  text PRIMARY KEY,
  epoch  text NOT NULL DEFAULT substr(md5(random()::text || clock_timestamp()::text), 1, 12),
  seq    bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
COMMENT ON COLUMN canales.epoch IS 'changes when the log is restored or rewritten; a client of another epoch takes a new snapshot';

CREATE FUNCTION negocios_abrir_canales() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO canales (canal) VALUES ('citas:' || NEW.id), ('notificaciones:' || NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER negocios_canales AFTER INSERT ON negocios FOR EACH ROW EXECUTE FUNCTION negocios_abrir_canales();

CREATE TABLE eventos (
  canal      text NOT NULL,
  seq        bigint NOT NULL,
  tipo       text NOT NULL,
  cita_id    uuid,
  datos      jsonb NOT NULL,
  por        jsonb NOT NULL,
  creado_en  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (canal, seq, creado_en)
) PARTITION BY RANGE (creado_en);
CREATE TABLE eventos_resto PARTITION OF eventos DEFAULT;
CREATE INDEX eventos_cita ON eventos (cita_id, seq) WHERE cita_id IS NOT NULL;

-- Makes the monthly partitions from this month on; called at every start, so that a month never begins without its own.
CREATE FUNCTION eventos_preparar_particiones(meses integer DEFAULT 3) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  mes date;
BEGIN
  FOR mes IN SELECT generate_series(date_trunc('month', now()), now() + make_interval(months => meses), '1 month')::date
  LOOP
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF eventos FOR VALUES FROM (%L) TO (%L)',
      'eventos_' || to_char(mes, 'YYYY_MM'), mes, (mes + interval '1 month')::date);
  END LOOP;
END $$;
SELECT eventos_preparar_particiones();

CREATE TYPE evento_pendiente AS (canal text, tipo text, cita_id uuid, datos jsonb);

-- Who is writing: the API says so for its transaction; anyone else is named by their database role.
CREATE FUNCTION autor_actual() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('citas.por', true), '')::jsonb,
                  jsonb_build_object('id', NULL, 'nombre', 'SQL (' || session_user || ')'))
$$;

CREATE FUNCTION eventos_agregar(pendientes evento_pendiente[]) RETURNS void LANGUAGE sql AS $$
  WITH numerados AS (
    SELECT p.*, row_number() OVER (PARTITION BY p.canal ORDER BY p.orden) AS lugar
    FROM unnest(pendientes) WITH ORDINALITY AS p (canal, tipo, cita_id, datos, orden)
  ), cuantos AS (
    SELECT canal, count(*) AS n FROM numerados GROUP BY canal
  ), subidos AS (
    INSERT INTO canales AS c (canal, seq)
    SELECT canal, n FROM cuantos ORDER BY canal
    ON CONFLICT (canal) DO UPDATE SET seq = c.seq + excluded.seq
    RETURNING canal, seq
  )
  INSERT INTO eventos (canal, seq, tipo, cita_id, datos, por)
  SELECT canal, seq - n + lugar, tipo, cita_id, datos, autor_actual()
  FROM numerados JOIN cuantos USING (canal) JOIN subidos USING (canal)
  ORDER BY canal, lugar
$$;

-- How far each user has read the notificaciones of their negocio; unread = canales.seq - leido_hasta.
CREATE TABLE notificaciones_leidas (
  negocio_id   text NOT NULL REFERENCES negocios,
  usuario_id   uuid NOT NULL REFERENCES usuarios ON DELETE CASCADE,
  leido_hasta  bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (negocio_id, usuario_id)
);
