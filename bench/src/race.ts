import { openDatabase, type Database } from '@citas/database';
import { roundsOf, type Options } from './options.ts';
import { apiCaller, startProductApi, type ApiAnswer } from './product/product-api.ts';
import { negocioId, ProductDatabase } from './product/product-database.ts';
import { median } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';

const CLIENTS = 50;
const ROUNDS = 4;

type Call = ReturnType<typeof apiCaller>;

interface Race {
  readonly name: string;
  /** What each of the fifty asks at once. */
  run(
    call: Call,
    profesionales: readonly string[],
    database: Database,
    dia: number,
  ): Promise<readonly ApiAnswer[]>;
}

/** Fifty clients at once after one professional's time, through the whole API: who gets it, and how long all wait. */
export async function* race(options: Options): AsyncGenerator<Outcome> {
  const rounds = roundsOf(options, ROUNDS);
  const product = await ProductDatabase.start(1);
  const database = await openDatabase({ url: product.url });
  const server = await startProductApi(product.url);
  try {
    const call = apiCaller(await server.port());
    const profesionales = await seedProfesionales(database);
    const rows: string[][] = [];
    let dia = 0;
    for (const contest of RACES) {
      const all: ApiAnswer[][] = [];
      // The first round warms the code up and is not counted. Each round has a day of its own.
      for (let round = 0; round <= rounds; round += 1) {
        const answers = await contest.run(call, profesionales, database, (dia += 1));
        if (round > 0) all.push([...answers]);
      }
      rows.push([contest.name, ...summary(all), String(await overlaps(database))]);
    }
    const head = [
      `${CLIENTS} at once`,
      'had it',
      '409',
      'other',
      'median, ms',
      'last, ms',
      'worst, ms',
      'overlaps',
    ];
    yield { title: 'Race for one slot', head, rows };
  } finally {
    await server.stop();
    await database.stop();
    await product.stop();
  }
}

const RACES: readonly Race[] = [
  {
    name: 'bookings of one slot',
    run: (call, [luis], _database, dia) => atOnce((i) => call('POST', '/citas', cita(i, luis, dia, 600))),
  },
  {
    name: 'bookings, staggered by 5 min',
    run: (call, [luis], _database, dia) =>
      atOnce((i) => call('POST', '/citas', cita(i, luis, dia, 600 + (i % 25) * 5, 40))),
  },
  {
    name: 'moves between two professionals',
    async run(call, profesionales, _database, dia) {
      const made: ApiAnswer[] = [];
      for (let i = 0; i < CLIENTS; i += 1) {
        const minuto = Math.floor(i / 2) * 55;
        made.push(await call('POST', '/citas', cita(i, profesionales[i % 2], dia, minuto, 15)));
      }
      // Twelve gaps of the other one's day, for twenty-five who want one.
      return atOnce((i) =>
        call('PATCH', `/citas/${String(made[i]?.body['id'])}`, {
          profesionalId: profesionales[(i + 1) % 2],
          horaInicio: hora((Math.floor(i / 2) % 12) * 55 + 20),
        }),
      );
    },
  },
  {
    name: 'cancelled ones opened again',
    async run(call, [luis], database, dia) {
      const ids = await database.query<{ id: string }>(
        `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin, estado, motivo)
         SELECT $1, 'Cliente ' || i, 'Corte', $2, $3::date, '10:00', '10:30', 'cancelada', 'viaje'
         FROM generate_series(1, $4::int) i RETURNING id`,
        [negocioId(0), luis, fecha(dia), CLIENTS],
      );
      return atOnce((i) =>
        call('POST', `/citas/${ids[i]?.id}/estado`, { a: i % 2 ? 'confirmada' : 'pendiente' }),
      );
    },
  },
];

function atOnce(ask: (i: number) => Promise<ApiAnswer>): Promise<ApiAnswer[]> {
  return Promise.all(Array.from({ length: CLIENTS }, (_, i) => ask(i)));
}

function cita(i: number, profesionalId: string | undefined, dia: number, minuto: number, minutos = 30) {
  return {
    cliente: `Cliente ${i}`,
    servicio: 'Corte',
    profesionalId,
    fecha: fecha(dia),
    horaInicio: hora(minuto),
    horaFin: hora(minuto + minutos),
  };
}

function fecha(dia: number): string {
  return Temporal.PlainDate.from('2030-01-01').add({ days: dia }).toString();
}

function hora(minutos: number): string {
  return `${String(Math.floor(minutos / 60)).padStart(2, '0')}:${String(minutos % 60).padStart(2, '0')}`;
}

async function seedProfesionales(database: Database): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `INSERT INTO profesionales (negocio_id, nombre) VALUES ($1, 'Luis'), ($1, 'Marta') RETURNING id`,
    [negocioId(0)],
  );
  return rows.map(({ id }) => id);
}

/** Counts of a round, and times over all of them. */
function summary(rounds: readonly (readonly ApiAnswer[])[]): string[] {
  const each = (holds: (status: number) => boolean) =>
    String(median(rounds.map((answers) => answers.filter(({ status }) => holds(status)).length)));
  const last = rounds.map((answers) => Math.max(...answers.map(({ ms }) => ms)));
  return [
    each((status) => status < 300),
    each((status) => status === 409),
    each((status) => status >= 300 && status !== 409),
    median(rounds.flat().map(({ ms }) => ms)).toFixed(0),
    median(last).toFixed(0),
    Math.max(...last).toFixed(0),
  ];
}

async function overlaps(database: Database): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM citas a JOIN citas b ON a.id < b.id AND a.profesional_id = b.profesional_id
       AND a.fecha = b.fecha AND a.hora_inicio < b.hora_fin AND b.hora_inicio < a.hora_fin
     WHERE ocupa_tiempo(a.estado) AND ocupa_tiempo(b.estado)`,
  );
  return row?.n ?? 0;
}
