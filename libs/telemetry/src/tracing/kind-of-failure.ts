/** What kind of failure it is: its code or its class. Never its message, which may quote what somebody typed. */
export function kindOfFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'other';
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
