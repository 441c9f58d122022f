import type { Signature } from '@citas/database';
import type { ImportarCitas } from '@citas/protocol';

export interface Archivo {
  /** The bytes of the CSV, as they come. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly opciones: ImportarCitas;
  /** Who imports, in the events of this transaction. */
  readonly firma: Signature;
  /** Told after every batch. */
  readonly onLeidas: (filas: number) => void;
  /** Whether the sender has gone: then nothing is kept. */
  readonly isGone: () => boolean;
}
