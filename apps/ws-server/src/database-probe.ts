import type { Clock } from '@citas/clock';
import type { Queryable } from '@citas/database';

const ANSWER_WITHIN_MS = 2000;

/** Whether the database answers now. */
export function isAnswering(database: Queryable, clock: Clock): Promise<boolean> {
  const answered = Promise.withResolvers<boolean>();
  const cancel = clock.after(ANSWER_WITHIN_MS, () => answered.resolve(false));
  database.query('SELECT 1').then(
    () => answered.resolve(true),
    () => answered.resolve(false),
  );
  return answered.promise.finally(cancel);
}
