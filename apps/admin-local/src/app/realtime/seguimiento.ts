import type { ServerMessage, StreamMessage } from '@citas/protocol';

/**
 * How far a snapshot has come in its channel. What comes while it is read waits; what it holds already is not applied. When
 * something between is missing the hub repeats from where it stands, but more of what lies after may be on its way to the
 * page by then: nothing is applied until the repeat begins, which would leave out what it then took for known.
 */
export class Seguimiento {
  readonly #aplicar: (evento: StreamMessage) => void;
  readonly #releer: () => void;
  /** Undefined while a snapshot is read. */
  #seq: number | undefined;
  /** Where the one before had come to. */
  #antes: number | undefined;
  /** The last place that was told; what comes next follows it, though events of a kind unknown here may lie between. */
  #dicho = -1;
  #enEspera: StreamMessage[] = [];
  #pedida = false;

  /** `releer` is called where the stream goes on after something that this one has not had, and nobody will repeat. */
  constructor(aplicar: (evento: StreamMessage) => void, releer: () => void) {
    this.#aplicar = aplicar;
    this.#releer = releer;
  }

  get seq(): number | undefined {
    return this.#seq;
  }

  /** Somebody has asked for a snapshot; until then nothing waits for one. */
  get pedida(): boolean {
    return this.#pedida;
  }

  /** What was told last lies after something that is missing. */
  get enHueco(): boolean {
    return this.#seq !== undefined && this.#dicho > this.#seq;
  }

  /** A snapshot is read. */
  esperar(): void {
    this.#pedida = true;
    this.#antes = this.#seq ?? this.#antes;
    this.#seq = undefined;
  }

  /** It is there; whoever takes it subscribes from there. */
  empezar(seq: number): void {
    this.#seq = seq;
    for (const evento of this.#enEspera.splice(0)) {
      if (this.#seq !== undefined && evento.seq > this.#seq + 1) break;
      this.#tomar(evento);
    }
  }

  /** There is none: the one before goes on. */
  seguir(): void {
    if (this.#seq === undefined && this.#antes !== undefined) this.empezar(this.#antes);
  }

  /** What was told belongs to another log, or to nobody any more. */
  olvidar(): void {
    this.#seq = this.#antes = undefined;
    this.#dicho = -1;
    this.#enEspera = [];
  }

  /** Of its channel. */
  recibir(message: ServerMessage): void {
    if (message.type === 'resync') this.olvidar();
    else if (message.type === 'subscribed') this.#comenzar(message.data.seq);
    else if ('seq' in message) this.#oir(message);
  }

  /** All that there is after that place follows, what waits included. */
  #comenzar(seq: number): void {
    this.#dicho = seq;
    this.#enEspera = [];
    if (this.enHueco) this.#releer();
  }

  #oir(evento: StreamMessage): void {
    const repite = this.#seq !== undefined && evento.seq <= this.#seq + 1;
    const trasHueco = this.enHueco && !repite;
    this.#dicho = evento.seq;
    if (!trasHueco) this.#tomar(evento);
  }

  #tomar(evento: StreamMessage): void {
    if (!this.#pedida) return;
    if (this.#seq === undefined) this.#enEspera.push(evento);
    else if (evento.seq > this.#seq) {
      this.#seq = evento.seq;
      this.#aplicar(evento);
    }
  }
}
