import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { runUntilSignal } from '@citas/process';
import { alongside } from './alongside.ts';
import { dashboardBuild } from './dashboard-build.ts';
import { databasePart } from './database-part.ts';
import { portCheck } from './port-check.ts';
import { program } from './program.ts';
import { settingsOrExit } from './settings-or-exit.ts';
import { quiet, terminal } from './terminal.ts';
import { webServer } from './web-server.ts';
import { welcome } from './welcome.ts';

if (existsSync('.env')) loadEnvFile('.env');

const settings = await settingsOrExit(process.env);
const database = databasePart(settings, quiet);
const shared = () => ({ DATABASE_URL: database.url(), JWT_SECRET: settings.jwtSecret });

await runUntilSignal(
  [
    portCheck(settings),
    alongside('preparación', [database, dashboardBuild(settings)]),
    alongside('programas', [
      program({
        name: 'ws-server',
        script: 'apps/ws-server/src/main.ts',
        port: settings.wsPort,
        // There is no other hub to move to: nobody waits for the clients to leave.
        env: () => ({
          ...shared(),
          WS_PORT: String(settings.wsPort),
          HUB_URL: `http://127.0.0.1:${settings.wsPort}`,
          DRAIN_SECONDS: '0',
        }),
        logDir: settings.logDir,
      }),
      program({
        name: 'api',
        script: 'apps/api/src/main.ts',
        port: settings.apiPort,
        env: () => ({ ...shared(), API_PORT: String(settings.apiPort) }),
        logDir: settings.logDir,
      }),
    ]),
    webServer(settings, settings.webFolder),
    welcome(settings, database),
  ],
  terminal,
  { stopWithinMs: 60_000 },
);
