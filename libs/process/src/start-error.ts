/** Its message is a whole explanation for the person at the terminal, and is shown as it is. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
