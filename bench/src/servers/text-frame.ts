/** One unmasked WebSocket text frame, ready to be written to any number of sockets (RFC 6455, section 5.2). */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length < 126) return Buffer.concat([Buffer.from([0x81, payload.length]), payload]);
  if (payload.length > 0xffff) throw new RangeError('a frame of this benchmark is at most 65535 bytes');
  return Buffer.concat([Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]), payload]);
}
