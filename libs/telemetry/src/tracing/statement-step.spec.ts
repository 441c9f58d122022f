import { statementStep } from './statement-step.ts';

test.each([
  ['INSERT INTO citas (negocio_id) VALUES ($1) RETURNING *', 'INSERT citas'],
  ['\n  SELECT c.canal FROM canales c JOIN eventos e ON true', 'SELECT canales'],
  ['SELECT * FROM citas WHERE id = $1 FOR UPDATE', 'SELECT citas'],
  ['UPDATE citas SET estado = $3 WHERE id = $2', 'UPDATE citas'],
  ['DELETE FROM citas WHERE id = $2', 'DELETE citas'],
  [`SELECT set_config('citas.por', $1, true)`, 'SELECT'],
  ['WITH nuevas AS (SELECT 1) SELECT * FROM nuevas', 'WITH'],
  ['COMMIT', 'COMMIT'],
  ['', 'OTHER'],
])('a statement is named by what it does, and to which table: %s', (text, name) => {
  expect(statementStep(text)).toMatchObject({ name, attributes: { 'db.query.text': text } });
});
