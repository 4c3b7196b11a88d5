/** `longtake models` in a process of its own, its catalogue served by this test. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startFileServer, type Manners } from '../main/services/extractors/fetch/file-server.ts';
import { longtake, refusal } from './support/longtake.ts';
import { isLoopback } from './support/net-log.ts';
import { coralExtractor, missing, root } from './support/places.ts';

const reason = missing(coralExtractor);
const CORAL = basename(coralExtractor);

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'longtake-models-'));
  return () => {
    rmSync(home, { recursive: true, force: true });
  };
});
const own = () => join(home, 'extractors');

/** Runs it on a machine with no extractor but those in its own folder. */
async function models(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const all = { LONGTAKE_MODELS: undefined, LONGTAKE_HOME: home, ...env };
  const outcome = await longtake(['models', ...args], { env: all });
  const json = args.includes('--json') && outcome.stdout !== '' ? parse(outcome.stdout) : null;
  return { ...outcome, json };
}

const parse = (text: string) => JSON.parse(text) as Record<string, unknown>;

async function serve(manners: Manners) {
  const server = await startFileServer(manners);
  onTestFinished(() => server.close());
  return { server, env: { LONGTAKE_CATALOGUE: server.address } };
}

interface Row {
  readonly name: string;
  readonly state: string;
}
const rowOf = (json: Record<string, unknown> | null, name: string) =>
  (json?.['extractors'] as Row[]).find((row) => row.name === name);

describe.skipIf(reason !== null)('models fetch', () => {
  it('brings one, says so, and the list, the check and the next fetch know it', async () => {
    const { server, env } = await serve({ bytes: readFileSync(coralExtractor) });
    expect(rowOf((await models(['--json'])).json, 'coral')).toMatchObject({ state: 'absent' });
    const fetched = await models(['fetch', 'coral', '--json'], env);
    expect(fetched.code).toBe(0);
    expect(fetched.json).toMatchObject({ name: 'coral', path: join(own(), CORAL), isNew: true });
    expect(fetched.stderr).toMatch(/Fetching coral: 100 % \(3251736 of 3251736 bytes\)/);
    expect(rowOf((await models(['list', '--json'])).json, 'coral')).toMatchObject({
      state: 'here',
      path: join(own(), CORAL),
      licence: 'Apache-2.0',
      featureLength: 1024,
      bytes: 3_251_736,
    });
    const checked = await models(['verify']);
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('proven')]);
    const again = await models(['fetch', 'coral'], env);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('here already')]);
    expect(server.asked.map(({ url }) => url)).toEqual([`/${CORAL}`]);
  });

  it('that is interrupted goes on when it is run again', async () => {
    const bytes = readFileSync(coralExtractor);
    const half = bytes.length >> 1;
    const never = new Promise<never>(() => undefined);
    const pause = { after: half, until: never, then: 'go on' } as const;
    const { server, env } = await serve({ bytes, pause });
    const running = Promise.withResolvers<() => void>();
    const ending = longtake(['models', 'fetch', 'coral'], {
      env: { LONGTAKE_MODELS: undefined, LONGTAKE_HOME: home, ...env },
      onErrors: (_, stop) => {
        running.resolve(stop);
      },
    });
    const partBytes = () =>
      statSync(join(own(), `${CORAL}.part`), { throwIfNoEntry: false })?.size ?? 0;
    await expect.poll(partBytes, { timeout: 30_000 }).toBe(half);
    const stop = await running.promise;
    stop();
    const outcome = await ending;
    expect(outcome.code).toBe(1);
    expect(refusal(outcome)).toContain('fetch it again to go on');
    expect(existsSync(join(own(), CORAL))).toBe(false);
    server.behave({ pause: null });
    expect((await models(['fetch', 'coral'], env)).code).toBe(0);
    expect(readdirSync(own())).toEqual([CORAL]);
    expect(server.asked[1]?.headers.range).toBe(`bytes=${String(half)}-`);
  });

  it('speaks to the one address and to no other, and the list and the check to none', async () => {
    const { server, env } = await serve({ bytes: readFileSync(coralExtractor) });
    const recorder = pathToFileURL(join(root, 'test/fakes/net-recorder.mjs')).href;
    const record = join(home, 'record.txt');
    const recorded = { ...env, NODE_OPTIONS: `--import=${recorder}`, NET_RECORD: record };
    const spokenTo = () =>
      readFileSync(record, 'utf8')
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('process '));
    for (const args of [['list'], ['verify'], ['list', '--json']]) {
      expect((await models(args, recorded)).code).toBe(0);
    }
    expect(spokenTo()).toEqual([]);
    expect((await models(['fetch', 'coral'], recorded)).code).toBe(0);
    const addresses = spokenTo().map((line) => line.replace(/^\w+ /, ''));
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !isLoopback(address))).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });
});

describe('models fetch, where it cannot,', () => {
  const nothingInstalled = () => {
    expect(existsSync(own()) ? readdirSync(own()) : []).toEqual([]);
  };

  it.each<[string, Manners, string]>([
    ['for a wrong hash', { bytes: new Uint8Array(3_251_736) }, 'its SHA-256 is'],
    ['for another size', { bytes: new Uint8Array(10) }, 'it is another file'],
    ['for an endless answer', { bytes: new Uint8Array(), isEndless: true }, 'sends more'],
    ['for a file that moved', { bytes: new Uint8Array(), status: 404 }, 'with 404'],
  ])('says so in one sentence %s, and installs nothing', async (_, manners, words) => {
    const { env } = await serve(manners);
    const outcome = await models(['fetch', 'coral', '--json'], env);
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 1, stdout: '' });
    expect(refusal(outcome)).toContain(words);
    nothingInstalled();
  });

  it('says how to do without a network', async () => {
    const { server, env } = await serve({ bytes: new Uint8Array() });
    await server.close();
    const outcome = await models(['fetch', 'coral'], env);
    expect(outcome.code).toBe(1);
    expect(refusal(outcome)).toContain('cannot be reached (ECONNREFUSED)');
    expect(refusal(outcome)).toContain(`on another machine and put it into "${own()}"`);
    nothingInstalled();
  });

  it('refuses a name it does not know, a missing name, and more than a name', async () => {
    for (const args of [['fetch', 'nope'], ['fetch'], ['fetch', 'coral', 'nope'], ['nope']]) {
      const outcome = await models(args);
      expect([args, outcome.code, outcome.stdout]).toEqual([args, 2, '']);
      expect(refusal(outcome)).toMatch(/^longtake: [A-Z]/);
    }
  });

  it.each(['http://example.org', 'http://localhost:1', 'http://127.0.0.1.example.org', 'nonsense'])(
    'refuses %s as a catalogue, since tests alone name one',
    async (address) => {
      const outcome = await models(['fetch', 'coral'], { LONGTAKE_CATALOGUE: address });
      expect(outcome.code).toBe(2);
      expect(refusal(outcome)).toContain('an address of this machine alone');
    },
  );
});

describe('models verify', () => {
  const ours = { name: 'longtake-small', state: 'proven' };

  it('names each broken file, and ends with 1', async () => {
    mkdirSync(own());
    writeFileSync(join(own(), 'torn.tflite'), 'TFL3');
    writeFileSync(join(own(), CORAL), 'something else');
    const outcome = await models(['verify']);
    expect(outcome.code).toBe(1);
    const lines = outcome.stdout.trim().split('\n');
    expect(lines.filter((line) => line.startsWith('broken '))).toHaveLength(2);
    expect(refusal(outcome)).toContain('2 of 3 extractors are broken');
  });

  it.skipIf(reason !== null)('knows a published file by its content', async () => {
    mkdirSync(own());
    copyFileSync(coralExtractor, join(own(), 'from a stick.tflite'));
    const { code, json } = await models(['verify', '--json']);
    expect(code).toBe(0);
    expect(json?.['files']).toMatchObject([{ name: 'coral', state: 'proven' }, ours]);
  });

  it('proves the one that comes with the program', async () => {
    const { code, json } = await models(['verify', '--json']);
    expect(code).toBe(0);
    expect(json?.['files']).toMatchObject([ours]);
  });
});
