import { messagesOf } from './asyncapi-messages.ts';
import type { CodeRow, ProtocolPage } from './asyncapi-page.ts';
import { clientMessageSchema, type ClientMessage } from './client-message.ts';
import { BEARER_PREFIX, PROTOCOL_VERSION, SUBPROTOCOL } from './protocol-version.ts';
import { serverMessageSchema, type ServerMessageType } from './server-message.ts';

/** What the hub may answer to each request; everything else it says unasked. */
const ANSWERS: Record<ClientMessage['type'], readonly ServerMessageType[]> = {
  subscribe: ['subscribed', 'resync', 'error'],
  unsubscribe: ['unsubscribed', 'error'],
  auth: ['authenticated', 'error'],
  ping: ['pong', 'error'],
};

const ref = (path: string) => ({ $ref: `#/${path}` });
const inChannel = (type: string) => ref(`channels/ws/messages/${type}`);

/** The protocol of the WebSocket as an AsyncAPI 3 document: the application described is the hub. */
export function asyncapiDocument(page: ProtocolPage) {
  const client = messagesOf(clientMessageSchema, page);
  const hub = messagesOf(serverMessageSchema, page);
  const all = { ...client, ...hub };
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Citas en vivo',
      version: `${PROTOCOL_VERSION}.0.0`,
      description:
        'Live citas, statistics and notifications of a negocio. PROTOCOL.md tells the same to people.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: {
      development: {
        host: 'localhost:8080',
        protocol: 'ws',
        description: 'The hub that `npm start` starts.',
        security: [ref('components/securitySchemes/query'), ref('components/securitySchemes/subprotocol')],
      },
    },
    channels: {
      ws: {
        address: '/ws',
        title: 'The socket',
        description: `One JSON object a text frame. To a client that offers the subprotocol ${SUBPROTOCOL} a frame may also be an array of them, to be read in order.`,
        messages: refs('components/messages', Object.keys(all)),
        bindings: { ws: handshake() },
        'x-error-codes': codes(page.errorCodes),
        'x-close-codes': codes(page.closeCodes),
      },
    },
    operations: { ...requests(client), tell: tell(Object.keys(hub)) },
    components: { messages: all, securitySchemes: securitySchemes() },
  };
}

/** What the hub receives, each with its answers. */
function requests(client: ReturnType<typeof messagesOf>) {
  const operations = Object.entries(ANSWERS).map(([type, answers]) => [
    type,
    {
      action: 'receive',
      channel: ref('channels/ws'),
      summary: client[type]?.summary,
      messages: [inChannel(type)],
      reply: { channel: ref('channels/ws'), messages: answers.map(inChannel) },
    },
  ]);
  return Object.fromEntries(operations) as Record<string, unknown>;
}

function tell(types: readonly string[]) {
  return {
    action: 'send',
    channel: ref('channels/ws'),
    summary: 'Everything that the hub says, in answer or unasked.',
    messages: types.map(inChannel),
  };
}

function handshake() {
  const token = { type: 'string', description: 'The JWT, where the subprotocols do not carry it.' };
  const offered = {
    type: 'string',
    description: `\`${SUBPROTOCOL}\`, and \`${BEARER_PREFIX}\` followed by the JWT where the query does not carry it. The hub answers \`${SUBPROTOCOL}\`.`,
    examples: [`${SUBPROTOCOL}, ${BEARER_PREFIX}eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl`],
  };
  return {
    bindingVersion: '0.1.0',
    method: 'GET',
    query: { type: 'object', properties: { token } },
    headers: { type: 'object', properties: { 'Sec-WebSocket-Protocol': offered } },
  };
}

function securitySchemes() {
  return {
    query: {
      type: 'httpApiKey',
      name: 'token',
      in: 'query',
      description: 'The JWT in the address: for scripts. The hub never logs the query.',
    },
    subprotocol: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: `The JWT as the subprotocol \`${BEARER_PREFIX}<JWT>\`: pages cannot set headers, and it stays out of addresses.`,
    },
  };
}

function refs(path: string, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, ref(`${path}/${name}`)]));
}

function codes(rows: readonly CodeRow[]) {
  return Object.fromEntries(rows.map(({ code, why, next }) => [code, { why, next }]));
}
