-- What PostgreSQL takes as a day or a zone and nobody else can read: 'infinity', the year 20261, a year before Christ; a
-- zone such as 'CST6' or 'Foo+3', which it takes for a POSIX rule, or an abbreviation. One such row stopped the agenda of
-- its negocio. From now on they are refused, whoever writes.
--
-- Rows that are there already stop no upgrade: they stay, are named in the server's log, and are refused when they are
-- next changed without being put right. The zone of a negocio is only looked at when it changes.

ALTER TABLE citas ADD CONSTRAINT citas_fecha CHECK (fecha BETWEEN '0001-01-01' AND '9999-12-31') NOT VALID;
ALTER TABLE bloqueos ADD CONSTRAINT bloqueos_fechas CHECK (desde >= '0001-01-01' AND hasta <= '9999-12-31') NOT VALID;

DO $$
DECLARE
  tabla text;
  regla text;
BEGIN
  FOR tabla, regla IN VALUES ('citas', 'citas_fecha'), ('bloqueos', 'bloqueos_fechas') LOOP
    BEGIN
      EXECUTE format('ALTER TABLE %I VALIDATE CONSTRAINT %I', tabla, regla);
    EXCEPTION WHEN check_violation THEN
      RAISE WARNING 'some rows of % have a day outside the years 1 to 9999: correct or delete them, then ALTER TABLE % VALIDATE CONSTRAINT %',
        tabla, tabla, regla;
    END;
  END LOOP;
END $$;

-- A name of the IANA database. Area/Place without a digit can be nothing else once PostgreSQL has taken it; of the others
-- PostgreSQL has a list, but reads hundreds of files for it. 'Factory' is on it and is no place.
CREATE FUNCTION es_zona_horaria(nombre text) RETURNS boolean LANGUAGE sql STABLE
  RETURN nombre = 'UTC' OR nombre ~ '^(?!Posix/|Right/)[A-Z][a-z]+(/[A-Za-z_-]+)+$'
    OR (nombre <> 'Factory' AND nombre ~ '^[A-Z]' AND EXISTS (SELECT FROM pg_timezone_names WHERE name = nombre));

CREATE OR REPLACE FUNCTION negocios_comprobar_zona() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.zona_horaria = OLD.zona_horaria THEN
    RETURN NEW;
  END IF;
  PERFORM now() AT TIME ZONE NEW.zona_horaria;
  IF NOT es_zona_horaria(NEW.zona_horaria) THEN
    RAISE EXCEPTION 'time zone "%" is no name of the IANA database', NEW.zona_horaria
      USING ERRCODE = 'invalid_parameter_value', HINT = 'Such as America/Mexico_City or Etc/GMT+6';
  END IF;
  RETURN NEW;
END $$;
