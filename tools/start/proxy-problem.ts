/** RFC 9457: what a client is told when the program behind the proxy gives no answer. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: 502 | 504;
  readonly detail: string;
}

export function problemOf(path: string, isLate: boolean): Problem {
  const program = path === '/ws' ? 'El servidor WebSocket' : 'La API';
  return {
    type: 'about:blank',
    title: isLate ? 'Tiempo de espera agotado' : 'Servicio no disponible',
    status: isLate ? 504 : 502,
    detail: `${program} ${isLate ? 'tarda demasiado en responder' : 'no responde'}. Inténtalo de nuevo en unos segundos.`,
  };
}

/** For a socket that asked for an upgrade and has no response object. */
export function toRawResponse(problem: Problem): string {
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${problem.status === 502 ? 'Bad Gateway' : 'Gateway Timeout'}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
