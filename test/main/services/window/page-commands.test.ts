/** One page's use of the commands: its own sessions end with it, however the timing falls. */
import { describe, expect, it } from 'vitest';
import { createPageCommands } from '../../../../main/services/window/page-commands.ts';
import type { WatchPlan } from '../../../../contract/window/watching.ts';
import { inProject } from './open-services.ts';

const camera = { source: 'camera', model: null };

describe('a page that goes', () => {
  it('takes its own sessions with it, and leaves those of others', async () => {
    const { services } = await inProject();
    const [one, other] = [
      createPageCommands(services.handlers),
      createPageCommands(services.handlers),
    ];
    const plans = [
      await one.invoke('watch.begin', camera),
      await other.invoke('watch.begin', camera),
    ].map((outcome) => (outcome.ok ? (outcome.value as WatchPlan) : null));
    await one.close();
    const lent = plans.map((plan) => services.files.find(plan?.modelAddress ?? ''));
    expect(lent).toEqual([null, expect.any(String)]);
  });

  it('while a session is being begun leaves none behind', async () => {
    const { services } = await inProject();
    const gate = Promise.withResolvers<undefined>();
    const begun = Promise.withResolvers<WatchPlan>();
    const page = createPageCommands({
      ...services.handlers,
      'watch.begin': async (request) => {
        await gate.promise;
        const plan = await services.handlers['watch.begin'](request);
        begun.resolve(plan);
        return plan;
      },
    });
    const asked = page.invoke('watch.begin', camera);
    await page.close();
    gate.resolve(undefined);
    await asked;
    const { modelAddress, extractor } = await begun.promise;
    expect([modelAddress, extractor.address].map(services.files.find)).toEqual([null, null]);
  });

  it('after it ended its session has nothing more to end', async () => {
    const { services } = await inProject();
    const ended: number[] = [];
    const page = createPageCommands({
      ...services.handlers,
      'watch.end': ({ session }) => {
        ended.push(session);
        return services.handlers['watch.end']({ session });
      },
    });
    await page.invoke('watch.begin', camera);
    await page.invoke('watch.end', { session: 1 });
    await page.close();
    expect(ended).toEqual([1]);
  });
});

describe('a command', () => {
  it('that fails unexpectedly is answered, too', async () => {
    const { services } = await inProject();
    const page = createPageCommands({
      ...services.handlers,
      'app.about': () => Promise.reject(new TypeError('no such thing')),
    });
    expect(await page.invoke('app.about', {})).toEqual({
      ok: false,
      fault: { reason: 'failed', message: 'no such thing' },
    });
  });
});
