import { LoadProcess } from './load/load-process.ts';
import { roundsOf, type Options } from './options.ts';
import { apiCaller, startProductApi } from './product/product-api.ts';
import { ProductDatabase } from './product/product-database.ts';
import { productSeats, startProductHub } from './product/product-hub.ts';
import { GOALS, verdict } from './report/goal.ts';
import { median, percentile } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';
import { keepPace } from './report/pace.ts';

const VIEWERS = 1000;
const WRITES_A_SECOND = 50;
const SECONDS = 4;
const ROUNDS = 4;

type Call = ReturnType<typeof apiCaller>;

interface Latencies {
  /** Milliseconds from sending each POST: until its answer, and until the last viewer had it. */
  readonly answered: readonly number[];
  readonly arrived: readonly number[];
}

/** From sending `POST /citas` until every viewer has the event, at a steady rate of writes. */
export async function* arrival(options: Options): AsyncGenerator<Outcome> {
  const database = await ProductDatabase.start(1);
  const [api, hub, load] = [
    await startProductApi(database.url),
    startProductHub(database.url),
    new LoadProcess(),
  ];
  try {
    const call = apiCaller(await api.port());
    await load.connect(await hub.port(), VIEWERS, productSeats('citas'));
    const rounds: Latencies[] = [];
    const count = roundsOf(options, ROUNDS);
    // The first round warms the code up and is not counted.
    for (let round = 0; round <= count; round += 1) {
      const latencies = await measure(call, load, round);
      if (round > 0) rounds.push(latencies);
    }
    yield outcomeOf(rounds);
  } finally {
    await Promise.all([api.stop(), hub.stop(), load.stop()]);
    await database.stop();
  }
}

/** The first one sent is held to be the first one that arrived, and so on. */
async function measure(call: Call, load: LoadProcess, round: number): Promise<Latencies> {
  const writes = WRITES_A_SECOND * SECONDS;
  const sentAt: number[] = [];
  const answers: ReturnType<Call>[] = [];
  await keepPace({ messagesATick: 1, ticks: writes, everyMs: 1000 / WRITES_A_SECOND }, async () => {
    sentAt.push(performance.timeOrigin + performance.now());
    answers.push(call('POST', '/citas', aCita(round, answers.length)));
  });
  const answered = await Promise.all(answers);
  const refused = answered.find(({ status }) => status !== 201);
  if (refused) throw new Error(`POST /citas was answered ${refused.status}: ${JSON.stringify(refused.body)}`);
  await load.heard(writes);
  const arrivedAt = await load.arrivals();
  await load.verify(writes);
  return {
    answered: answered.map(({ ms }) => ms),
    arrived: arrivedAt.map((at, index) => at - (sentAt[index] ?? NaN)),
  };
}

function aCita(round: number, index: number) {
  const fecha = Temporal.PlainDate.from('2030-01-01').add({ days: round }).toString();
  const minuto = String(index % 60).padStart(2, '0');
  return {
    cliente: `Cliente ${index}`,
    servicio: 'Corte',
    fecha,
    horaInicio: `10:${minuto}`,
    horaFin: '12:00',
  };
}

function outcomeOf(rounds: readonly Latencies[]): Outcome {
  const row = (name: string, key: keyof Latencies) => {
    const of = (share: number) => rounds.map((round) => percentile(round[key], share));
    const worst = Math.max(...rounds.flatMap((round) => round[key]));
    return [name, median(of(0.5)), median(of(0.99)), worst].map((cell) =>
      typeof cell === 'number' ? cell.toFixed(1) : cell,
    );
  };
  const p99 = median(rounds.map(({ arrived }) => percentile(arrived, 0.99)));
  return {
    title: `From POST /citas to ${VIEWERS} viewers, ${WRITES_A_SECOND} writes a second`,
    head: ['ms from sending the POST', 'median', '99 of 100', 'worst'],
    rows: [row('answered', 'answered'), row('all viewers have it', 'arrived')],
    verdicts: [verdict(GOALS.arrival, p99, `${VIEWERS} viewers`)],
  };
}
