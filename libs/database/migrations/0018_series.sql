-- Citas that come again: a serie keeps the rule by which they were made, each cita is one like any other and knows its
-- serie. What the rule said is how a person recognises it; what counts is where each cita is now.

CREATE TABLE series (
  negocio_id   text NOT NULL REFERENCES negocios,
  id           uuid NOT NULL DEFAULT uuid_v7(),
  frecuencia   text NOT NULL CHECK (frecuencia IN ('semanal', 'mensual_fecha', 'mensual_dia')),
  cada         integer NOT NULL CHECK (cada BETWEEN 1 AND 52),
  desde        date NOT NULL,
  veces        integer CHECK (veces BETWEEN 1 AND 52),
  hasta        date,
  creada_en    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (negocio_id, id),
  CONSTRAINT series_fin CHECK ((veces IS NULL) <> (hasta IS NULL))
);
SELECT aislar('series');
GRANT SELECT, INSERT, UPDATE, DELETE ON series TO citas_api;

ALTER TABLE citas ADD COLUMN serie_id uuid;
ALTER TABLE citas ADD FOREIGN KEY (negocio_id, serie_id) REFERENCES series ON DELETE SET NULL (serie_id);
CREATE INDEX citas_serie ON citas (negocio_id, serie_id, fecha) WHERE serie_id IS NOT NULL;
COMMENT ON COLUMN citas.serie_id IS 'the serie it was made with; null for one that was made alone';
