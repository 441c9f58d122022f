import type { Scenario } from '../scenario.ts';
import { badFrames } from './bad-frames.ts';
import { deadNetwork } from './dead-network.ts';
import { deafListener } from './deaf-listener.ts';
import { drainWhileWriting } from './drain-while-writing.ts';
import { epochChange } from './epoch-change.ts';
import { exactOrder } from './exact-order.ts';
import { expiringToken } from './expiring-token.ts';
import { killedHub } from './killed-hub.ts';
import { killedSessions } from './killed-sessions.ts';
import { logOverrun } from './log-overrun.ts';
import { longTransaction } from './long-transaction.ts';
import { lostHints } from './lost-hints.ts';
import { lowerRole } from './lower-role.ts';
import { midnight } from './midnight.ts';
import { oneSlot } from './one-slot.ts';
import { recoveryStorm } from './recovery-storm.ts';
import { restartedDatabase } from './restarted-database.ts';
import { revokedDuringResume } from './revoked-during-resume.ts';
import { rollbackStorm } from './rollback-storm.ts';
import { slowReader } from './slow-reader.ts';
import { stuckReader } from './stuck-reader.ts';
import { twelveHoursAsleep } from './twelve-hours-asleep.ts';

export const SCENARIOS: readonly Scenario[] = [
  exactOrder,
  recoveryStorm,
  epochChange,
  logOverrun,
  lostHints,
  killedSessions,
  restartedDatabase,
  deafListener,
  longTransaction,
  rollbackStorm,
  slowReader,
  stuckReader,
  deadNetwork,
  badFrames,
  expiringToken,
  revokedDuringResume,
  lowerRole,
  twelveHoursAsleep,
  drainWhileWriting,
  killedHub,
  midnight,
  oneSlot,
];
