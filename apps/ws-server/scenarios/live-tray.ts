import type { Notification, Position, ServerMessage } from '@citas/protocol';
import type { Tray } from './truth.ts';

export interface LiveTrayDeps {
  readonly canal: string;
  readonly takeSnapshot: () => Promise<Tray>;
  /** Follows the channel from a position. */
  readonly follow: (since: Position) => void;
  readonly onChange: () => void;
}

/** What a screen's tray shows: a snapshot, and every notification after it counted as it comes, each once and in order. */
export class LiveTray {
  readonly faults: string[] = [];
  readonly #deps: LiveTrayDeps;
  #tray: Tray | undefined;
  #waiting: Notification[] = [];
  #loads = 0;
  resyncs = 0;

  constructor(deps: LiveTrayDeps) {
    this.#deps = deps;
  }

  async load(): Promise<void> {
    const load = ++this.#loads;
    this.#tray = undefined;
    this.#waiting = [];
    const tray = await this.#deps.takeSnapshot();
    if (load !== this.#loads) return;
    this.#tray = tray;
    for (const notification of this.#waiting.splice(0)) this.#apply(notification);
    if (load === 1) this.#deps.follow(tray.posicion);
    this.#deps.onChange();
  }

  receive(message: ServerMessage): void {
    if (!('channel' in message) || message.channel !== this.#deps.canal) return;
    if (message.type === 'resync') {
      this.resyncs += 1;
      void this.load();
    } else if (message.type === 'notification') {
      if (this.#tray) this.#apply(message);
      else this.#waiting.push(message);
    }
  }

  /** Why it is not what the database holds; undefined when it is. */
  differs(truth: Tray): string | undefined {
    const [shown, held] = [this.#tray, truth].map((tray) => JSON.stringify(tray));
    return shown === held ? undefined : `its tray shows ${shown}, not ${held}`;
  }

  #apply({ seq, data: { titulo, message } }: Notification): void {
    if (!this.#tray || seq <= this.#tray.posicion.seq) return;
    const { posicion, noLeidas } = this.#tray;
    if (seq !== posicion.seq + 1) this.faults.push(`notification ${seq} came after ${posicion.seq}`);
    this.#tray = {
      posicion: { ...posicion, seq },
      noLeidas: noLeidas + 1,
      ultima: { seq, titulo, message },
    };
    this.#deps.onChange();
  }
}
