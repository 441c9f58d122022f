import * as z from 'zod';
import type { ApiUnderTest } from './api-under-test.ts';
import type { Answer } from './answer.ts';

const thingSchema = z.looseObject({ id: z.string(), version: z.int() });
export type Thing = z.infer<typeof thingSchema>;

/** Somebody who makes and changes one kind of thing through HTTP. */
export interface Catalogue {
  post(body: object): Promise<Answer>;
  /** Posts and expects it to work. */
  made(body: object): Promise<Thing>;
  read(id: string): Promise<Answer>;
  change(thing: Thing, body: object): Promise<Answer>;
  /** Changes and expects it to work. */
  changed(thing: Thing, body: object): Promise<Thing>;
  remove(thing: Thing): Promise<Answer>;
  /** The names that the list shows, in its order. */
  names(query?: string): Promise<string[]>;
}

export function openCatalogue({ call }: ApiUnderTest, path: string, token: string): Catalogue {
  const ifMatch = ({ version }: Thing) => ({ 'If-Match': `"${version}"` });
  const post: Catalogue['post'] = (body) => call(`POST ${path}`, { token, body });
  const change: Catalogue['change'] = (thing, body) =>
    call(`PATCH ${path}/${thing.id}`, { token, body, headers: ifMatch(thing) });
  return {
    post,
    change,
    async made(order) {
      const { status, headers, body } = await post(order);
      expect([status, body]).toEqual([201, expect.anything()]);
      const thing = thingSchema.parse(body);
      const where = `/api/v1${path}/${thing.id}`;
      expect([headers.get('Location'), headers.get('ETag')]).toEqual([where, '"1"']);
      expect(await call(`GET ${where}`, { token })).toMatchObject({ status: 200, body: { id: thing.id } });
      return thing;
    },
    async changed(thing, order) {
      const { status, headers, body } = await change(thing, order);
      expect([status, body]).toEqual([200, expect.anything()]);
      const changed = thingSchema.parse(body);
      expect(headers.get('ETag')).toBe(`"${changed.version}"`);
      return changed;
    },
    read: (id) => call(`GET ${path}/${id}`, { token }),
    remove: (thing) => call(`DELETE ${path}/${thing.id}`, { token, headers: ifMatch(thing) }),
    async names(query = '') {
      const { body } = await call(`GET ${path}${query}`, { token });
      return z
        .object({ datos: z.array(z.looseObject({ nombre: z.string() })) })
        .parse(body)
        .datos.map((d) => d.nombre);
    },
  };
}
