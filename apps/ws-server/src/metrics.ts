import type { HubEvent } from '@citas/hub';
import { Counter, Gauge, Registry } from 'prom-client';

/** What an operator watches. Names follow https://prometheus.io/docs/practices/naming/. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #closes = this.#counterBy('citas_ws_closes_total', 'Sockets closed, by close code.', 'code');
  readonly #refusals = this.#counterBy('citas_ws_refused_total', 'Connections refused, by reason.', 'reason');
  readonly #events = this.#counterBy('citas_ws_hub_events_total', 'Subscriptions and slow readers.', 'event');
  #messages = 0;
  #bytes = 0;

  constructor() {
    this.#total('citas_ws_sent_messages_total', 'Envelopes sent.', () => this.#messages);
    this.#total('citas_ws_sent_bytes_total', 'Bytes sent, with their frames.', () => this.#bytes);
  }

  /** A value that is asked for when somebody reads the metrics. */
  watch(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(value());
      },
    });
  }

  /** The text for a Prometheus server. */
  read(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  // Called for every delivery: two additions, no lookup.
  sent(messages: number, bytes: number): void {
    this.#messages += messages;
    this.#bytes += bytes;
  }

  closed(code: number): void {
    this.#closes.inc({ code });
  }

  refused(reason: 'stopping' | 'origin' | 'rate' | 'full' | 'token' | 'revoked' | 'limit'): void {
    this.#refusals.inc({ reason });
  }

  hubEvent(event: HubEvent): void {
    this.#events.inc({ event });
  }

  #counterBy<Label extends string>(name: string, help: string, label: Label): Counter<Label> {
    return new Counter({ name, help, labelNames: [label], registers: [this.#registry] });
  }

  #total(name: string, help: string, value: () => number): void {
    new Counter({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  }
}
