import { ROLES, type Rol } from '@citas/domain';
import { OPERATIONS, type Operation } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';
import type { Call } from '../testing/caller.ts';

/** Every operation of the contract, with every rol and with the ids of another negocio: a new one is walked at once. */
let api: ApiUnderTest;
let propio: NegocioUnderTest;
let ajeno: Awaited<ReturnType<typeof seedVictim>>;

beforeAll(async () => {
  api = await startApi({ anonymousPerMinute: 10_000, failedLoginsPerAddress: 10_000 });
  propio = await seedNegocio(api);
  ajeno = await seedVictim(await seedNegocio(api, { id: 'ajeno', zonaHoraria: 'Europe/Madrid' }));
});
afterAll(() => api.stop());

const operations = Object.entries<Operation>(OPERATIONS);
const gated = operations.filter(([, { roles }]) => roles !== 'publica');
const NADIE = '019ac000-0000-7000-8000-00000000dead';
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What another negocio has, by where the contract names it: one thing of every kind. */
async function seedVictim(negocio: NegocioUnderTest) {
  const insert = async (sql: string, ...values: unknown[]) => {
    const [row] = await api.database.query<{ id: string }>(`${sql} RETURNING id`, [negocio.id, ...values]);
    return row?.id ?? '';
  };
  const { luis, corte, ana } = negocio;
  return {
    negocio,
    ids: {
      citas: await insert(
        `INSERT INTO citas (negocio_id, cliente_id, servicio_id, profesional_id, fecha, hora_inicio, hora_fin)
         VALUES ($1, $2, $3, $4, '2026-11-25', '10:00', '10:30')`,
        ana,
        corte,
        luis,
      ),
      clientes: ana,
      servicios: corte,
      profesionales: luis,
      usuarios: negocio.usuario('recepcion'),
      bloqueos: await insert(
        `INSERT INTO bloqueos (negocio_id, desde, hasta) VALUES ($1, '2026-12-25', '2026-12-25')`,
      ),
      series: await insert(
        `INSERT INTO series (negocio_id, frecuencia, cada, desde, veces) VALUES ($1, 'semanal', 1, '2026-11-25', 2)`,
      ),
      agendas: await insert(
        `INSERT INTO agendas (negocio_id, profesional_id, hash) VALUES ($1, $2, sha256('x'))`,
        luis,
      ),
      hubs: NADIE,
      conexiones: NADIE,
      tv: await insert(
        `INSERT INTO pantallas (negocio_id, nombre, hash, expira_en, emparejada_en) VALUES ($1, 'Entrada', sha256('x'), now(), now())`,
      ),
    } as Readonly<Record<string, string>>,
  };
}

/** `/profesionales/{id}/agendas/{agendaId}` with the id that the negocio's own things of that kind have. */
function pathWith(ids: Readonly<Record<string, string>>, path: string): string {
  return path.replaceAll(/(\w+)\/\{(\w+)\}/g, (_, kind: string) => {
    // The secret of a feed is no id of anybody.
    const id = kind === 'agenda' ? 'x'.repeat(43) : ids[kind];
    if (!id) throw new Error(`another negocio has no ${kind}: add one to seedVictim`);
    return `${kind}/${id}`;
  });
}

function ask({ method, path, bodyExample, bodyType }: Operation, call: Call = {}): Promise<Answer> {
  const headers = { 'If-Match': '*', ...(bodyType && { 'Content-Type': bodyType }), ...call.headers };
  const body = bodyType ? 'cliente' : bodyExample;
  return api.call(`${method.toUpperCase()} ${path}`, { body, ...call, headers });
}

/** Every row that anybody but `propio` has, as text. */
async function everythingOfOthers(): Promise<string> {
  const tables = await api.database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'negocio_id' AND table_name !~ '^eventos_' ORDER BY 1`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      api.database.query(
        `SELECT to_jsonb(t) FROM ${name} t WHERE negocio_id = 'ajeno' ORDER BY to_jsonb(t)::text`,
      ),
    ),
  );
  return JSON.stringify([rows, await api.database.query(`SELECT * FROM negocios WHERE id = 'ajeno'`)]);
}

describe.each(gated)('%s', (_id, operation) => {
  test('is closed to nobody in particular and to a token that is none', async () => {
    const nobody = await ask(operation, { headers: {} });
    const forged = await ask(operation, { token: 'a.b.c' });
    expect([nobody.status, forged.status]).toEqual([401, 401]);
  });

  test.each<Rol>(ROLES)('lets %s in only if the contract says so', async (rol) => {
    const path = operation.path.replaceAll(/\{\w+\}/g, NADIE);
    const { status } = await ask(
      { ...operation, path },
      {
        token: propio.token(rol),
        body: operation.body && {},
      },
    );
    expect(status === 403).toBe(!operation.roles.includes(rol));
  });

  test("finds nothing under another negocio's ids, and leaves it as it was", async () => {
    const before = await everythingOfOthers();
    const path = pathWith(ajeno.ids, operation.path);
    const body = operation.body && withIdsOf(ajeno.ids, operation.bodyExample);
    const answer = await ask({ ...operation, path }, { token: propio.token('admin'), body });
    if (operation.path.includes('{'))
      expect(answer.status).toBe(operation.roles.includes('admin') ? 404 : 403);
    else if (body && body !== JSON.stringify(operation.bodyExample))
      expect([404, 422]).toContain(answer.status);
    for (const id of [...Object.values(ajeno.ids), '"ajeno"']) {
      if (!path.includes(id) && !body?.includes(id)) expect(answer.text).not.toContain(id);
    }
    expect(await everythingOfOthers()).toBe(before);
  });

  test('shows nothing of another negocio when its ids are asked for as filters', async () => {
    const filters = Object.keys(operation.query?.shape ?? {}).filter((name) => name.endsWith('Id'));
    for (const name of filters) {
      const id = ajeno.ids[{ profesionalId: 'profesionales', servicioId: 'servicios' }[name] ?? 'clientes'];
      const query = new URLSearchParams({ fecha: '2026-11-25', duracionMinutos: '30', [name]: id ?? '' });
      if (!('fecha' in (operation.query?.shape ?? {})))
        ['fecha', 'duracionMinutos'].forEach((key) => query.delete(key));
      const answer = await ask(
        { ...operation, path: `${operation.path}?${query.toString()}` },
        { token: propio.token('admin') },
      );
      expect([200, 422]).toContain(answer.status);
      expect(answer.text).not.toContain(ajeno.ids['citas']);
    }
  });
});

/** The example with every id in it exchanged for one that another negocio has, of the kind that its name says. */
function withIdsOf(ids: Readonly<Record<string, string>>, example: unknown): string {
  const kinds: Record<string, string> = {
    clienteId: 'clientes',
    servicioId: 'servicios',
    profesionalId: 'profesionales',
  };
  return JSON.stringify(example, (name, value: unknown) =>
    typeof value === 'string' && UUID.test(value) ? (ids[kinds[name] ?? ''] ?? value) : value,
  );
}
