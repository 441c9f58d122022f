import { systemClock } from '@citas/clock';
import { Random } from '../../scenarios/random.ts';
import type { CrowdAnswer, CrowdQuestion } from './crowd-message.ts';
import { Lookout } from './lookout.ts';
import { Screen } from './screen.ts';
import { Snapshots } from './snapshots.ts';
import { allVerdicts } from './verdict.ts';

const lookout = new Lookout(systemClock);
let screens: readonly Screen[] = [];

process.on('message', (question: CrowdQuestion) => {
  void answer(question).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));

async function answer(question: CrowdQuestion): Promise<CrowdAnswer> {
  switch (question.ask) {
    case 'open': {
      const { port, seed } = question;
      const random = new Random(seed);
      const snapshots = new Snapshots(port, systemClock);
      screens = question.negocios.map(
        (negocio) => new Screen({ negocio, port, random, snapshots, lookout, clock: systemClock }),
      );
      for (const screen of screens) screen.start();
      return { blind: screens.length };
    }
    case 'blind':
      return { blind: screens.filter((screen) => !screen.isLive).length };
    case 'take':
      return { sightings: lookout.take() };
    case 'judge': {
      const { truths, withinMs } = question;
      return { verdict: allVerdicts(await Promise.all(screens.map((each) => each.judge(truths, withinMs)))) };
    }
    default:
      return question satisfies never;
  }
}
