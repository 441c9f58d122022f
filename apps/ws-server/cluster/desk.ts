import { randomUUID } from 'node:crypto';
import { aToken } from '@citas/auth/testing';
import { systemClock } from '@citas/clock';
import type { Cita } from '@citas/protocol';
import type { Random } from '../scenarios/random.ts';

export interface DeskOptions {
  /** Of the balancer. */
  readonly port: number;
  /** The id of who writes, by negocio. */
  readonly admins: ReadonlyMap<string, string>;
  readonly random: Random;
  /** People who write at the same time, and how long each rests between two writes, in milliseconds. */
  readonly people: number;
  readonly restMs: number;
}

const ANSWER_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 300;
const DAYS_AHEAD = 5;
/** Citas that a person remembers, to change or delete them. */
const REMEMBERED = 20;

interface Answer {
  readonly status: number;
  readonly url: string;
  readonly body: string;
}

interface Written {
  readonly negocio: string;
  readonly id: string;
}

/** Staff who write through the API all the time, and send a request again until it is answered. */
export class Desk {
  /** The key of every cita that was made, as its `notas` say it. */
  readonly made: string[] = [];
  /** Answers that say that somebody asked wrongly: there must be none. */
  readonly refusals: string[] = [];
  /** Requests that had to be sent again. */
  retries = 0;
  readonly #options: DeskOptions;
  readonly #known: Written[] = [];
  #isOpen = true;
  #working: Promise<unknown> = Promise.resolve();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  open(): void {
    const people = Array.from({ length: this.#options.people }, () => this.#work());
    this.#working = Promise.all(people);
  }

  /** Resolves once the last request is answered. */
  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#working;
  }

  async #work(): Promise<void> {
    const { random, restMs } = this.#options;
    while (this.#isOpen) {
      await pause(restMs * (0.5 + random.next()));
      const draw = random.next();
      if (draw < 0.7 || this.#known.length === 0) await this.#create();
      else if (draw < 0.9) await this.#change(random.pick(this.#known));
      else await this.#delete(this.#known.splice(random.between(0, this.#known.length - 1), 1)[0]);
    }
  }

  async #create(): Promise<void> {
    const { random, admins } = this.#options;
    const negocio = random.pick([...admins.keys()]);
    const key = randomUUID();
    const response = await this.#send(negocio, 'POST', '/citas', {
      headers: { 'Idempotency-Key': key },
      body: {
        cliente: `Cliente ${random.between(1, 9)}`,
        servicio: random.pick(['Corte', 'Tinte', 'Peinado']),
        fecha: aDay(random.between(0, DAYS_AHEAD)),
        horaInicio: random.pick(['10:00', '11:30', '16:15']),
        notas: key,
      },
    });
    if (response.status !== 201) return void this.#refused(response);
    this.made.push(key);
    const { id } = JSON.parse(response.body) as Cita;
    this.#known.push({ negocio, id });
    if (this.#known.length > REMEMBERED) this.#known.shift();
  }

  async #change({ negocio, id }: Written): Promise<void> {
    const body = { horaInicio: this.#options.random.pick(['09:00', '12:00', '17:30']) };
    const response = await this.#send(negocio, 'PATCH', `/citas/${id}`, { body });
    // Somebody else may have deleted it meanwhile.
    if (response.status !== 200 && response.status !== 404) this.#refused(response);
  }

  async #delete(written: Written | undefined): Promise<void> {
    if (!written) return;
    const response = await this.#send(written.negocio, 'DELETE', `/citas/${written.id}`);
    // Sent again it may find that the first one was heard.
    if (response.status !== 204 && response.status !== 404) this.#refused(response);
  }

  /** Until somebody answers who is not away. */
  async #send(
    negocio: string,
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: object } = {},
  ): Promise<Answer> {
    const usuario = { negocio_id: negocio, id: this.#options.admins.get(negocio) ?? '' };
    for (;;) {
      const response = await fetch(`http://127.0.0.1:${this.#options.port}/api/v1${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${aToken({ usuario })}`,
          'If-Match': '*',
          ...(body && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
        .then(answerOf)
        .catch(() => undefined);
      if (response && response.status < 500 && !isInProgress(response)) return response;
      this.retries += 1;
      await pause(AGAIN_AFTER_MS * (0.5 + this.#options.random.next()));
    }
  }

  #refused({ status, url, body }: Answer): void {
    this.refusals.push(`${status} ${url}: ${body}`);
  }
}

/** The one before it is still being answered, of which it is the repetition. */
function isInProgress({ status, body }: Answer): boolean {
  return status === 409 && body.includes('/problemas/peticion-en-curso');
}

/** All of it: a connection may end in the middle. */
async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, url: response.url, body: await response.text() };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => systemClock.after(ms, resolve));

function aDay(ahead: number): string {
  const now = Temporal.Instant.fromEpochMilliseconds(systemClock.now());
  return now.toZonedDateTimeISO('America/Mexico_City').toPlainDate().add({ days: ahead }).toString();
}
