/** Runs a task in a later turn of the event loop, after the input and output that waits now. Of node only. */
export function nextTurn(task: () => void): void {
  setImmediate(task);
}
