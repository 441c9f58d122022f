-- A client is found by name whatever its case and accents. Under row-level security an index on sin_acentos(nombre) is of
-- no use, because that function is not leakproof; one on a column is.
ALTER TABLE clientes ADD COLUMN clave text NOT NULL GENERATED ALWAYS AS (sin_acentos(nombre)) STORED;
DROP INDEX clientes_nombre;
CREATE INDEX clientes_clave ON clientes (negocio_id, clave);
