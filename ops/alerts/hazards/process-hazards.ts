import type { Hazard } from '../hazard.ts';
import { pause } from '../prometheus-process.ts';

/** The hub is killed with -9 and nobody starts it again. */
export const deadHub: Hazard = {
  name: 'dead hub',
  raises: ['HubDown', 'NoHub'],
  async provoke(stage, signal) {
    await stage.hub.stop('SIGKILL');
    while (!signal.aborted) await pause();
    await stage.startHub();
  },
};

export const deadApi: Hazard = {
  name: 'dead API',
  raises: ['ApiDown', 'NoApi'],
  async provoke(stage, signal) {
    await stage.api.stop('SIGKILL');
    while (!signal.aborted) await pause();
    await stage.startApi();
  },
};

/** Started anew by whoever looks after it, it dies again and again. */
export const crashingHub: Hazard = {
  name: 'crashing hub',
  raises: ['ProcessRestarting'],
  async provoke(stage, signal) {
    while (!signal.aborted) {
      await stage.hub.stop('SIGKILL');
      await stage.startHub();
      await pause(1500);
    }
  },
};

/** The hub's process gets no time for long moments. */
export const frozenHub: Hazard = {
  name: 'frozen hub',
  raises: ['EventLoopBlocked'],
  async provoke(stage, signal) {
    while (!signal.aborted) {
      stage.hub.signal('SIGSTOP');
      await pause(350);
      stage.hub.signal('SIGCONT');
      await pause(250);
    }
  },
};
