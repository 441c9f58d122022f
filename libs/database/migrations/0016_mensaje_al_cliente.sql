-- What the negocio writes to a client about a cita; null is the usual message of its language.
ALTER TABLE negocios ADD COLUMN mensaje text CHECK (length(mensaje) BETWEEN 1 AND 1000);
