import { parseCanal, puedeSuscribirse } from '@citas/domain';
import { ERROR_CODE, type ErrorCode, type Subscribe } from '@citas/protocol';
import { errorMessage } from './error-message.ts';
import { NOTHING, reply, type Outcome, type Session, type SessionDeps } from './session.ts';

export const MAX_CHANNELS = 50;

/** The hub itself answers `subscribed` and replays; only refusals are told here. */
export async function handleSubscribe(
  session: Session,
  message: Subscribe,
  deps: SessionDeps,
): Promise<Outcome> {
  const { id } = message;
  const { channel, since, delta } = message.data;
  const refusal = refusalOf(session, channel);
  if (refusal) return reply(errorMessage(refusal, { channel, id }));
  session.channels.add(channel);
  try {
    const outcome = await deps.hub.subscribe(session.subscriber, { channel, since, delta, id });
    if (outcome !== 'unknown_channel') return NOTHING;
    session.channels.delete(channel);
    // A negocio that does not exist is answered like one of somebody else.
    return reply(errorMessage(ERROR_CODE.forbidden, { channel, id }));
  } catch (error) {
    deps.onFailure(error);
    session.channels.delete(channel);
    return reply(errorMessage(ERROR_CODE.unavailable, { channel, id }));
  }
}

function refusalOf(session: Session, channel: string): ErrorCode | undefined {
  const canal = parseCanal(channel);
  if (!canal) return ERROR_CODE.unknownChannel;
  if (!puedeSuscribirse(session.identidad, canal)) return ERROR_CODE.forbidden;
  const isOneMore = !session.channels.has(channel) && session.channels.size >= MAX_CHANNELS;
  return isOneMore ? ERROR_CODE.tooManyChannels : undefined;
}
