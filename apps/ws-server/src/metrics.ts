import type { HubEvent } from '@citas/hub';
import { CLOSE_CODE } from '@citas/protocol';
import { histogram, PoolMetrics, totalOf, watchGauge } from '@citas/telemetry';
import { Counter, Registry } from 'prom-client';

const RECEIVED = ['subscribe', 'unsubscribe', 'auth', 'ping', 'malformed', 'too_fast'] as const;
const REFUSALS = ['stopping', 'origin', 'rate', 'full', 'token', 'revoked', 'limit'] as const;
/** Of RFC 6455 §7.4 and ours. A client may close with any number of 3000 to 4999: those are one. */
const CODES: readonly number[] = [...new Set([...Object.values(CLOSE_CODE), 1005, 1006, 1011])];

type Refusal = (typeof REFUSALS)[number];
type Received = (typeof RECEIVED)[number];

/**
 * What an operator watches. Names follow https://prometheus.io/docs/practices/naming/; no label says who. Every value of
 * a label is there from the start, at 0: a rate sees only what grows.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly pool = new PoolMetrics(this.registry);
  readonly #closes = this.#counterBy('citas_ws_closes_total', 'Sockets closed, by close code.', 'code', [
    ...CODES.map(String),
    'other',
  ]);
  readonly #refusals = this.#counterBy(
    'citas_ws_refused_total',
    'Connections refused, by reason.',
    'reason',
    REFUSALS,
  );
  readonly #received = this.#counterBy(
    'citas_ws_received_messages_total',
    'Messages of clients, by type.',
    'type',
    RECEIVED,
  );
  readonly #subscribes = this.#counter('citas_ws_subscribes_total', 'Subscriptions begun without a past.');
  readonly #resumes = this.#counterBy(
    'citas_ws_resumes_total',
    'Subscriptions resumed without a loss, by where what was missed came from.',
    'source',
    ['memory', 'log'],
  );
  readonly #resyncs = this.#counterBy(
    'citas_ws_resyncs_total',
    'Subscribers told to take a new snapshot, by reason.',
    'reason',
    ['epoch_changed', 'log_trimmed', 'ahead_of_log', 'slow_reader'],
  );
  readonly #slowReaders = this.#counterBy(
    'citas_ws_slow_reader_steps_total',
    'What slow readers were spared: a value, the tail of a stream, the socket.',
    'step',
    ['conflated', 'dropped', 'closed'],
  );
  readonly #deadPeers = this.#counter(
    'citas_ws_dead_peers_total',
    'Sockets ended because nothing answered any more.',
  );
  readonly #hints = this.#counter('citas_ws_hints_total', 'Hints that a negocio changed.');
  readonly #lostHints = this.#counter(
    'citas_ws_hints_lost_total',
    'Changes that the poll found and no hint told of, even a second later.',
  );
  readonly #latency = histogram(
    this.registry,
    'citas_ws_delivery_latency_seconds',
    'From the writing of an event to its last socket, once for each batch.',
  );
  readonly #feedRead = histogram(
    this.registry,
    'citas_ws_feed_read_seconds',
    'Time to read what is new in the log.',
  );
  readonly #tickerRun = histogram(
    this.registry,
    'citas_ws_ticker_run_seconds',
    'Time to read figures and to hand them on.',
  );
  readonly #tickerNegocios = this.#counter(
    'citas_ws_ticker_negocios_total',
    'Negocios whose figures were read.',
  );
  readonly #canary = histogram(
    this.registry,
    'citas_ws_canary_seconds',
    'From a write into the database to its arrival on a socket of this hub.',
  );
  readonly #canaryFailures = this.#counter(
    'citas_ws_canary_unheard_total',
    'Songs of the canary that had not arrived when the next was due.',
  );
  #deliveries = 0;
  #messages = 0;
  #bytes = 0;

  constructor() {
    const { registry } = this;
    totalOf(
      registry,
      'citas_ws_deliveries_total',
      'Writes to sockets, a batch each.',
      () => this.#deliveries,
    );
    totalOf(registry, 'citas_ws_sent_messages_total', 'Envelopes sent.', () => this.#messages);
    totalOf(registry, 'citas_ws_sent_bytes_total', 'Bytes sent, with their frames.', () => this.#bytes);
  }

  watch(name: string, help: string, value: () => number): void {
    watchGauge(this.registry, name, help, value);
  }

  /** The text for a Prometheus server. */
  read(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  // Called for every delivery: three additions, no lookup.
  sent(messages: number, bytes: number): void {
    this.#deliveries += 1;
    this.#messages += messages;
    this.#bytes += bytes;
  }

  received(type: Received): void {
    this.#received.inc({ type });
  }

  closed(code: number): void {
    this.#closes.inc({ code: CODES.includes(code) ? String(code) : 'other' });
  }

  refused(reason: Refusal): void {
    this.#refusals.inc({ reason });
  }

  closedSlowReader(): void {
    this.#slowReaders.inc({ step: 'closed' });
  }

  foundDead(): void {
    this.#deadPeers.inc();
  }

  delivered(latencyMs: number): void {
    this.#latency.observe(Math.max(0, latencyMs) / 1000);
  }

  hinted(): void {
    this.#hints.inc();
  }

  lostHint(): void {
    this.#lostHints.inc();
  }

  /** Times a read of the log. */
  readingFeed(): () => void {
    return this.#feedRead.startTimer();
  }

  /** Times a run of the ticker. */
  runningTicker(): () => void {
    return this.#tickerRun.startTimer();
  }

  /** Times a song of the canary. */
  singing(): () => void {
    return this.#canary.startTimer();
  }

  unheard(): void {
    this.#canaryFailures.inc();
  }

  readFigures(negocios: number): void {
    this.#tickerNegocios.inc(negocios);
  }

  hubEvent(event: HubEvent): void {
    switch (event) {
      case 'started':
        return this.#subscribes.inc();
      case 'resumed_from_memory':
        return this.#resumes.inc({ source: 'memory' });
      case 'resumed_from_log':
        return this.#resumes.inc({ source: 'log' });
      case 'latest_conflated':
        return this.#slowReaders.inc({ step: 'conflated' });
      case 'stream_dropped':
        return this.#slowReaders.inc({ step: 'dropped' });
      default:
        return this.#resyncs.inc({ reason: event.slice('resync_'.length) });
    }
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] });
  }

  #counterBy<Label extends string>(
    name: string,
    help: string,
    label: Label,
    values: readonly string[],
  ): Counter<Label> {
    const counter = new Counter({ name, help, labelNames: [label], registers: [this.registry] });
    for (const value of values) counter.inc({ [label]: value } as Record<Label, string>, 0);
    return counter;
  }
}
