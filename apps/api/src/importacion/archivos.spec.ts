import { connect } from 'node:net';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeEach(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterEach(() => api.stop());

const CABECERA = 'cliente,servicio,profesional,fecha,hora_inicio,hora_fin';
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const send = (body: string, query = '', headers: Record<string, string> = {}) =>
  api.call(`POST /citas/importar${query}`, {
    token: aurora.token('admin'),
    body,
    headers: { 'Content-Type': 'text/csv', ...headers },
  });
const sendBytes = async (body: Buffer) => {
  const response = await fetch(`${api.baseUrl}/api/v1/citas/importar`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { Authorization: `Bearer ${aurora.token('admin')}`, 'Content-Type': 'text/csv' },
  });
  return { status: response.status, body: (await response.json()) as { errores?: object[] } };
};
const count = async (table: string) => (await api.database.query(`SELECT FROM ${table}`)).length;

describe('the bytes of a file', () => {
  const text = csv(CABECERA, 'Muñoz,Corte,,2026-11-25,10:00,');
  const clientes = async () => {
    const rows = await api.database.query<{ cliente: string }>('SELECT cliente FROM citas');
    return rows.map(({ cliente }) => cliente);
  };

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${text}`)],
    ['Windows-1252, as Excel saves it', Buffer.from(text, 'latin1')],
    ['UTF-16 with BOM', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('may be %s', async (_, bytes) => {
    expect((await sendBytes(bytes)).status).toBe(200);
    expect(await clientes()).toEqual(['Muñoz']);
  });

  test('that begin as UTF-8 and go on as something else are refused', async () => {
    const { status, body } = await sendBytes(
      Buffer.concat([Buffer.from(text), Buffer.from('Muñoz,Corte,,2026-11-26,10:00,\n', 'latin1')]),
    );
    expect([status, body.errores]).toEqual([422, [expect.objectContaining({ code: 'codificacion' })]]);
  });

  test('are at most 64 MiB', async () => {
    const { status } = await sendBytes(Buffer.alloc(64 * 1024 * 1024 + 1, 'x'));
    expect(status).toBe(413);
  });

  test.each([
    ['JSON', { 'Content-Type': 'application/json' }],
    ['compressed', { 'Content-Encoding': 'gzip' }],
  ])('are not %s', async (_, headers) => {
    expect((await send(text, '', headers)).status).toBe(415);
  });
});

describe('a long file', () => {
  const rows = (n: number) =>
    Array.from({ length: n }, (_, i) => {
      const dia = new Date(Date.UTC(2026, 0, 1 + Math.floor(i / 20))).toISOString().slice(0, 10);
      const hora = `${String(8 + Math.floor((i % 20) / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`;
      return `Cliente ${i % 97},Servicio ${i % 7},Luis,${dia},${hora},`;
    });

  test('tells the live pages once, and names who imported it', async () => {
    expect((await send(csv(CABECERA, ...rows(1_200)))).status).toBe(200);
    const eventos = await api.database.query<{ canal: string }>(
      `SELECT canal, tipo, datos->'count' AS n, por FROM eventos ORDER BY canal, seq`,
    );
    const por = { id: aurora.usuario('admin'), nombre: 'Usuario admin' };
    expect(eventos).toEqual([
      { canal: 'citas:negocio_123', tipo: 'citas_changed', n: 1_200, por },
      { canal: 'citas:negocio_123', tipo: 'negocio_changed', n: null, por },
      { canal: 'notificaciones:negocio_123', tipo: 'notification', n: null, por },
    ]);
  });

  test('tells in lines how far it is, each bad row, and what came of it', async () => {
    const Accept = 'application/x-ndjson';
    const good = await send(csv(CABECERA, ...rows(2_500)), '', { Accept });
    const lines = ({ text }: Answer) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(good.headers.get('Content-Type')).toBe('application/x-ndjson; charset=utf-8');
    expect(lines(good)).toEqual([
      { tipo: 'progreso', leidas: 1_000 },
      { tipo: 'progreso', leidas: 2_000 },
      { tipo: 'progreso', leidas: 2_500 },
      {
        tipo: 'resultado',
        filas: 2_500,
        creadas: 2_500,
        clientesNuevos: 97,
        serviciosNuevos: 7,
        simulacion: false,
        totalErrores: 0,
      },
    ]);
    const bad = await send(csv(CABECERA, ...rows(2), 'x', 'y'), '', { Accept });
    expect(lines(bad).map(({ tipo, linea }) => [tipo, linea])).toEqual([
      ['progreso', undefined],
      ['error', 2],
      ['error', 3],
      ['error', 4],
      ['error', 5],
      ['resultado', undefined],
    ]);
  });

  test('names the first thousand bad rows, and how many there are', async () => {
    const { body } = await send(csv(CABECERA, ...Array.from({ length: 1_500 }, () => 'x')));
    const { errores, ...rest } = body as { errores: object[] };
    expect(errores).toHaveLength(1_000);
    expect(rest).toMatchObject({ filas: 1_500, totalErrores: 1_500 });
  });

  test('has at most 200,000 rows', async () => {
    const answer = await send(`a${CABECERA}\n`.slice(1) + 'x\n'.repeat(200_001));
    expect(answer.body).toMatchObject({ totalErrores: 200_001 });
    const one = await send(csv(CABECERA, 'x'));
    expect(one.body).toMatchObject({ totalErrores: 1 });
  });

  test('whose sender hangs up leaves nothing', async () => {
    const socket = connect(Number(new URL(api.baseUrl).port), '127.0.0.1');
    const body = csv(CABECERA, ...rows(3_000));
    socket.write(
      `POST /api/v1/citas/importar HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${aurora.token('admin')}\r\n` +
        `Content-Type: text/csv\r\nContent-Length: ${body.length + 1}\r\n\r\n${body}`,
    );
    const openTransactions = () =>
      api.database.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
           AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`,
      );
    while ((await openTransactions()).length === 0);
    socket.destroy();
    while ((await openTransactions()).length > 0);
    expect([await count('citas'), await count('clientes')]).toEqual([0, 1]);
    expect(api.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
