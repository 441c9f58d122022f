import { get, type IncomingMessage } from 'node:http';
import { eventually } from '@citas/process/testing';
import { parse } from 'csv-parse/sync';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import { protegerFormula, quitarProteccion } from './formula.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterAll(() => api.stop());
afterEach(() => api.database.query('DELETE FROM citas'));

const download = (query = '', rol: 'admin' | 'recepcion' = 'admin') =>
  api.call(`GET /citas.csv${query}`, { token: aurora.token(rol) });

/** As it arrives: fetch takes the BOM off a text. */
async function rowsOf(query = '') {
  const { text } = await download(query);
  return parse(text, { delimiter: query.includes(';') ? ';' : ',' });
}

function insertCitas(rows: number, notas = 10) {
  return api.database.query(
    `INSERT INTO citas (negocio_id, cliente_id, servicio_id, fecha, hora_inicio, hora_fin, notas)
     SELECT $1, $2, $3, date '2026-01-01' + n / 50, '10:00', '10:30', repeat('ñ', $5) FROM generate_series(1, $4) n`,
    [aurora.id, aurora.ana, aurora.corte, rows, notas],
  );
}

async function insertCita(cliente: string, notas: string | null = null) {
  await api.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio_id, profesional_id, fecha, hora_inicio, hora_fin, notas)
     VALUES ($1, $2, $3, NULL, '2026-11-25', '10:00', '24:00', $4)`,
    [aurora.id, cliente, aurora.corte, notas],
  );
}

test('a file has a header, a row a cita, the contact of its client, and a name with negocio and day', async () => {
  await api.database.query(
    `UPDATE clientes SET telefono = '+525512345678', email = 'ana@correo.mx' WHERE id = $1`,
    [aurora.ana],
  );
  await api.database.query(
    `INSERT INTO citas (negocio_id, cliente_id, servicio_id, profesional_id, fecha, hora_inicio, hora_fin, estado, motivo, notas)
     VALUES ($1, $2, $3, $4, '2026-11-25', '23:00', '24:00', 'cancelada', 'Está "enferma"', $5)`,
    [aurora.id, aurora.ana, aurora.corte, aurora.luis, 'una, dos;\ntres'],
  );
  const { status, headers } = await download();
  expect([status, headers.get('Content-Type'), headers.get('Content-Disposition')]).toEqual([
    200,
    'text/csv; charset=utf-8',
    'attachment; filename="citas-negocio_123-2026-11-24.csv"',
  ]);
  expect(await rowsOf('?separador=,')).toEqual([
    'fecha hora_inicio hora_fin cliente telefono email servicio profesional estado motivo notas llegada'.split(
      ' ',
    ),
    [
      '2026-11-25',
      '23:00',
      '24:00',
      'Ana Pérez',
      "'+525512345678",
      'ana@correo.mx',
      'Corte',
      'Luis',
      'cancelada',
      'Está "enferma"',
      'una, dos;\ntres',
      '',
    ],
  ]);
});

test('who was renamed since is called as they are today; who is gone, as they were booked', async () => {
  const insert = (table: string) =>
    api.database.query<{ id: string }>(
      `INSERT INTO ${table} (negocio_id, nombre) VALUES ($1, 'Antes') RETURNING id`,
      [aurora.id],
    );
  const [[cliente], [servicio], [profesional]] = await Promise.all([
    insert('clientes'),
    insert('servicios'),
    insert('profesionales'),
  ]);
  await api.database.query(
    `INSERT INTO citas (negocio_id, cliente_id, servicio_id, profesional_id, fecha, hora_inicio, hora_fin)
     VALUES ($1, $2, $3, $4, '2026-11-25', '10:00', '10:30')`,
    [aurora.id, cliente?.id, servicio?.id, profesional?.id],
  );
  const names = async () => {
    const [, [, , , who, , , what, by] = []] = await rowsOf('?separador=,');
    return [who, what, by];
  };
  const tables = ['clientes', 'servicios', 'profesionales'];
  for (const table of tables)
    await api.database.query(`UPDATE ${table} SET nombre = '${table} hoy' WHERE nombre = 'Antes'`);
  expect(await names()).toEqual(tables.map((table) => `${table} hoy`));
  for (const table of tables) await api.database.query(`DELETE FROM ${table} WHERE nombre = '${table} hoy'`);
  expect(await names()).toEqual(['Antes', 'Antes', 'Antes']);
});

test('whoever came has the time of it, by the clock of the negocio', async () => {
  await insertCita('Ana');
  await api.database.query(`UPDATE citas SET llegada_en = '2026-11-26T05:58:40Z'`);
  const [cabecera = [], cita = []] = await rowsOf('?separador=,');
  expect([cabecera.at(-1), cita.at(-1)]).toEqual(['llegada', '23:58']);
});

test.each([
  ['es-ES', ';'],
  ['es-AR', ';'],
  ['es-CL', ';'],
  ['es-CO', ';'],
  ['es-MX', ','],
  ['en-US', ','],
])('in %s a spreadsheet expects %j between columns, after a BOM and with CRLF', async (locale, separador) => {
  await api.database.query('UPDATE negocios SET locale = $1', [locale]);
  const response = await fetch(`${api.baseUrl}/api/v1/citas.csv`, {
    headers: { Authorization: `Bearer ${aurora.token('recepcion')}` },
  });
  const bytes = Buffer.from(await response.arrayBuffer()).toString('utf8');
  expect(bytes).toMatch(new RegExp(`^\uFEFFfecha${separador}hora_inicio${separador}.*\r\n$`));
});

test('the filters are those of the list', async () => {
  await insertCita('Ana Núñez');
  await insertCita('Beto');
  expect(await rowsOf('?separador=;&q=nunez&desde=2026-11-25&estado=pendiente')).toHaveLength(2);
  expect(await rowsOf('?separador=;&hasta=2026-11-24')).toHaveLength(1);
});

test.each(['limit=5', 'cursor=x', 'separador=%7C', 'pagina=1', 'desde=ayer'])(
  'what it does not know, as in %s, it refuses',
  async (query) => {
    expect((await download(`?${query}`)).status).toBe(422);
  },
);

describe('a value that a spreadsheet would run as a formula', () => {
  const CELDAS: [valor: string, celda: string][] = [
    ['=1+1', "'=1+1"],
    ['+525512345678', "'+525512345678"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ["'=1", "''=1"],
    ["''+1", "'''+1"],
    ['=HYPERLINK("http://x";"y")', `'=HYPERLINK("http://x";"y")`],
    ['a=b', 'a=b'],
    ["O'Hara", "O'Hara"],
    ["'comillas'", "'comillas'"],
    ['', ''],
  ];
  test.each(CELDAS)('such as %j is written %j, and read as it was', (valor, celda) => {
    expect(protegerFormula(valor)).toBe(celda);
    expect(quitarProteccion(celda)).toBe(valor);
  });

  test('is none in the file', async () => {
    for (const [valor] of CELDAS) await insertCita('Ana', valor || null);
    const [, ...rows] = await rowsOf('?separador=;');
    const notas = rows.map((row) => row.at(-2) ?? '');
    expect(notas.toSorted()).toEqual(CELDAS.map(([, celda]) => celda).toSorted());
  });
});

test('more rows than a page holds come whole and in order', async () => {
  await insertCitas(2_500);
  const [, ...rows] = await rowsOf('?separador=,');
  expect(rows).toHaveLength(2_500);
  const days = rows.map((row) => row[0] ?? '');
  expect(days).toEqual(days.toSorted());
});

describe('a reader', () => {
  /** Does not take more than the first bytes. */
  const startReading = (rol: 'admin' | 'recepcion' | 'otra') =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const token = rol === 'otra' ? other.token('admin') : aurora.token(rol);
      get(
        `${api.baseUrl}/api/v1/citas.csv`,
        { headers: { Authorization: `Bearer ${token}` }, agent: false },
        resolve,
      ).on('error', reject);
    });
  let other: NegocioUnderTest;
  const openTransactions = () =>
    api.database.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
         AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`,
    );

  beforeAll(async () => {
    other = await seedNegocio(api, { id: 'otra', zonaHoraria: 'Europe/Madrid' });
  });
  beforeEach(() => insertCitas(5_000, 2_000));

  test('has one file at a time, and a process sends two', async () => {
    const first = await startReading('admin');
    const same = await download();
    expect([same.status, same.headers.get('Retry-After')]).toEqual([429, '5']);
    const second = await startReading('recepcion');
    expect((await startReading('otra')).statusCode).toBe(429);
    first.destroy();
    second.destroy();
    await eventually(async () => (await download('?hasta=2000-01-01')).status === 200);
  });

  test('who goes away ends the transaction that fed it', async () => {
    const response = await startReading('admin');
    expect(await openTransactions()).toHaveLength(1);
    response.destroy();
    await eventually(async () => (await openTransactions()).length === 0);
  });

  test('who takes nothing for a minute loses its place', async () => {
    const response = await startReading('admin');
    const broken = new Promise((resolve) => response.once('error', resolve));
    response.on('end', () => undefined);
    await eventually(async () => (await openTransactions()).length === 1 && api.clock.pending > 0);
    api.clock.advance(60_000);
    response.resume();
    await broken;
    await eventually(async () => (await openTransactions()).length === 0);
  });
});
