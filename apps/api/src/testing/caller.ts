import type { Answer } from './answer.ts';
import { breaches } from './contract.ts';

export interface Call {
  readonly token?: string | undefined;
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * `call('POST /citas', { token, body })`; a path is one of /api/v1 unless it is a whole one. Every answer is held
 * against the OpenAPI document: one that it does not declare fails the test that asked.
 */
export type Caller = (route: string, call?: Call) => Promise<Answer>;

export function createCaller(baseUrl: string): Caller {
  return async (route, { token, body, headers = {} } = {}) => {
    const [method = 'GET', path = '/'] = route.split(' ');
    const content = contentOf(body);
    const response = await fetch(`${baseUrl}${isWhole(path) ? '' : '/api/v1'}${path}`, {
      method,
      headers: { ...(token && { Authorization: `Bearer ${token}` }), ...content.headers, ...headers },
      ...(content.body !== undefined && { body: content.body }),
    });
    const answer = await answerOf(response);
    const { pathname } = new URL(response.url);
    if (pathname.startsWith('/api/')) expect(breaches(method, pathname, answer)).toEqual([]);
    return answer;
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = /[/+]json(;|$)/.test(headers.get('Content-Type') ?? '');
  return { status, headers, text, body: isJson ? (JSON.parse(text) as unknown) : undefined };
}

function contentOf(body: unknown): { body?: string; headers?: Record<string, string> } {
  if (body === undefined) return {};
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { body: text, headers: { 'Content-Type': 'application/json' } };
}

function isWhole(path: string): boolean {
  return ['/api/', '/problemas/', '/health', '/readyz', '/metrics'].some((prefix) => path.startsWith(prefix));
}
