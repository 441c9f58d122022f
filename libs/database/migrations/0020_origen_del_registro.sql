-- Whether this is still the log that its clients know, or a copy of it: a restored backup, a clone, a promoted standby.
-- A copy must have another epoch, or a client would resume at a position that means something else in it.

CREATE TABLE registro_origen (
  unica    boolean PRIMARY KEY DEFAULT true CHECK (unica),
  -- The cluster, and its timeline, which a standby or a restore to a point in time leaves behind when it is promoted.
  cluster  text NOT NULL,
  base     oid NOT NULL,
  -- The transaction that wrote this row. A restore writes the row anew, in a transaction of its own, so that this no
  -- longer is the row's xmin, even when the backup goes back to where it came from.
  escrito  xid NOT NULL
);

CREATE FUNCTION registro_cluster() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT system_identifier || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8) FROM pg_control_system()
$$;

CREATE FUNCTION registro_es_el_mismo() RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (
    SELECT FROM registro_origen r JOIN pg_database d ON d.oid = r.base
    WHERE d.datname = current_database() AND r.cluster = registro_cluster() AND r.escrito = r.xmin)
$$;

-- Gives every channel another epoch; returns how many. Every client takes a new snapshot when it next hears or resumes.
CREATE FUNCTION epoch_renovar() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  cuantos bigint;
BEGIN
  -- Writers hold the rows of their channels, by name: in the same order this waits for them instead of deadlocking.
  PERFORM FROM canales ORDER BY canal FOR UPDATE;
  UPDATE canales SET epoch = substr(md5(random()::text || clock_timestamp()::text || canal), 1, 12);
  GET DIAGNOSTICS cuantos = ROW_COUNT;
  DELETE FROM registro_origen;
  INSERT INTO registro_origen (cluster, base, escrito)
  SELECT registro_cluster(), oid, pg_current_xact_id()::xid FROM pg_database WHERE datname = current_database();
  RETURN cuantos;
END $$;

-- For every program that starts; several at once renew it once. Returns how many channels have another epoch now.
CREATE FUNCTION epoch_comprobar() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  IF registro_es_el_mismo() THEN RETURN 0; END IF;
  LOCK TABLE registro_origen IN EXCLUSIVE MODE;
  IF registro_es_el_mismo() THEN RETURN 0; END IF;
  RETURN epoch_renovar();
END $$;

-- From here on it is known. Whether it was a copy before cannot be told: a backup may be from before there was this.
SELECT epoch_renovar();
