import type { Hazard } from './hazard.ts';
import { awayDatabase, lockedTables, longTransactions, rewrittenLog } from './hazards/database-hazards.ts';
import { crashingHub, deadApi, deadHub, frozenHub } from './hazards/process-hazards.ts';
import { badTokens, brokenClients, fullHub } from './hazards/client-hazards.ts';
import { cutSockets, deadNetwork, lostHints, slowReaders } from './hazards/network-hazards.ts';

/** In this order: what takes the longest to calm down comes last. */
export const HAZARDS: readonly Hazard[] = [
  badTokens,
  brokenClients,
  lostHints,
  cutSockets,
  rewrittenLog,
  slowReaders,
  deadNetwork,
  fullHub,
  longTransactions,
  lockedTables,
  frozenHub,
  deadApi,
  deadHub,
  crashingHub,
  awayDatabase,
];
