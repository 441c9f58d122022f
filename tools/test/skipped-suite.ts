/** Tests of one file that did not run. */
export interface SkippedSuite {
  /** The file's path from the root. */
  readonly suite: string;
  readonly tests: number;
  /** `falta nats-server`; none if nobody said why. */
  readonly reasons: readonly string[];
}

export function skippedLine({ suite, tests, reasons }: SkippedSuite): string {
  const count = tests === 1 ? '1 prueba' : `${tests} pruebas`;
  return `Sin probar: ${suite}, ${count} (${reasons.join(', ') || 'no se dice por qué'})`;
}

/** One entry a file, of one entry a test. */
export function groupSkipped(
  tests: readonly { readonly suite: string; readonly reason?: string | undefined }[],
): SkippedSuite[] {
  return [...Map.groupBy(tests, ({ suite }) => suite)].map(([suite, its]) => ({
    suite,
    tests: its.length,
    reasons: [...new Set(its.flatMap(({ reason }) => reason ?? []))],
  }));
}
