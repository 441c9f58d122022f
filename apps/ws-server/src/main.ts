import { systemClock as clock } from '@citas/clock';
import { nextTurn } from '@citas/clock/node';
import { configOrExit, createLogger, runUntilSignal } from '@citas/process';
import { openTracing, watchProcess } from '@citas/telemetry';
import { composeHub } from './compose-hub.ts';
import { readConfig } from './config.ts';
import { tellDebugMode } from './debug-mode.ts';

/** Beyond the drain: the goodbyes, and the read that is under way. */
const STOP_MARGIN_MS = 10_000;

const config = configOrExit(readConfig);
const logger = createLogger({ name: 'ws-server', ...config });
tellDebugMode(logger, config);

const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
const tracing = await openTracing({ endpoint, service: 'citas-ws-server', clock, logger });
const { parts, metrics } = composeHub({ config, clock, logger, tracing, nextTurn });
watchProcess(metrics.registry);
await runUntilSignal([...(tracing ? [tracing] : []), ...parts], logger, {
  stopWithinMs: config.DRAIN_SECONDS * 1000 + STOP_MARGIN_MS,
});
