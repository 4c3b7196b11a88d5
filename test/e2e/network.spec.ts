/** Nothing leaves the machine: what the browser and the program's own processes connect to, recorded while they work. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBrowser } from '../../main/services/browser/find-browser.ts';
import { launchBrowser } from '../../main/services/browser/launch-browser.ts';
import { longtake } from './support/longtake.ts';
import { isLoopback, readNetLog } from './support/net-log.ts';
import { missing, root, sample, smallExtractor } from './support/places.ts';
import { openTestStage } from './support/stage.ts';

const recorder = `--import=${pathToFileURL(join(root, 'test/fakes/net-recorder.mjs')).href}`;
const reason = missing(smallExtractor) ?? missing(sample);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'longtake-network-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface NodeRecord {
  readonly processes: readonly string[];
  /** Where it connected or sent to, or what it looked up. */
  readonly addresses: readonly string[];
}

function readNodeRecord(file: string): NodeRecord {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const [processes, others] = [true, false].map((wanted) =>
    lines.filter((line) => line.startsWith('process ') === wanted),
  );
  return {
    processes: processes ?? [],
    addresses: (others ?? []).map((line) => line.replace(/^\w+ /, '')),
  };
}

const isForeign = (address: string) => !isLoopback(address);

describe('the recorders', () => {
  it("catch the program's own attempts to reach out, whichever way they are made", async () => {
    const script = join(folder, 'reach-out.mjs');
    // Addresses of RFC 5737 and a name of RFC 2606: nobody is there.
    writeFileSync(
      script,
      `import { lookup } from 'node:dns/promises';
       import { createSocket } from 'node:dgram';
       import { get } from 'node:http';
       import { connect } from 'node:tls';
       const quietly = (attempt) => attempt.on('error', () => undefined).destroy();
       quietly(get('http://192.0.2.1/'));
       quietly(connect(443, '192.0.2.2'));
       await fetch('http://192.0.2.3/', { signal: AbortSignal.timeout(100) }).catch(() => undefined);
       await lookup('nobody.invalid').catch(() => undefined);
       const socket = createSocket('udp4').on('error', () => undefined);
       socket.send('hello', 5353, '192.0.2.4', () => socket.close());`,
    );
    const record = join(folder, 'reach-out.txt');
    const env = { ...process.env, NODE_OPTIONS: recorder, NET_RECORD: record };
    await promisify(execFile)(process.execPath, [script], { env });
    const { processes, addresses } = readNodeRecord(record);
    expect(processes).toHaveLength(1);
    const foreign = addresses.filter(isForeign);
    for (const planted of ['192.0.2.1:80', '192.0.2.2:443', '192.0.2.3:80', 'nobody.invalid']) {
      expect(foreign).toContain(planted);
    }
    expect(foreign).toContain('192.0.2.4');
  });

  it("tell the browser's loopback requests from others", () => {
    expect(isLoopback('http://127.0.0.1:4000/stage.html')).toBe(true);
    expect(isLoopback('[::1]:80')).toBe(true);
    for (const address of [
      'https://example.org/',
      '192.0.2.1:443',
      'http://127.0.0.1.example.org/',
      'https://example.org/?http://127.0.0.1/',
      '127.0.0.1@example.org',
    ]) {
      expect([address, isForeign(address)]).toEqual([address, true]);
    }
  });
});

describe.skipIf(reason !== null)('nothing but loopback is spoken to', () => {
  let model: string;
  beforeAll(async () => {
    const test = await openTestStage();
    model = join(folder, 'model.safetensors');
    writeFileSync(model, readFileSync(test.modelPath));
    await test.close();
  });

  const usual = () => ['--model', model, '--extractor', smallExtractor];

  it.each<[string, () => string[]]>([
    ['labelling a video', () => ['label', sample, ...usual(), '--per', 'clip']],
    ['watching', () => ['--source', sample, '--frames', '60', ...usual(), '--json']],
    ['the doctor', () => ['doctor', '--json']],
  ])('by %s', async (name, args) => {
    const browserLog = join(folder, `${name}.json`);
    const nodeLog = join(folder, `${name}.txt`);
    const env = {
      LONGTAKE_BROWSER_FLAGS: `--log-net-log=${browserLog}`,
      NODE_OPTIONS: recorder,
      NET_RECORD: nodeLog,
    };
    const { code, stderr } = await longtake(args(), { env });
    expect([code, stderr.includes('longtake: ')]).toEqual([0, false]);

    const { connections, requests, lookUps } = await readNetLog(browserLog);
    expect(connections.length).toBeGreaterThan(0);
    expect(requests.some((url) => url.endsWith('/stage.html'))).toBe(true);
    expect(connections.filter(isForeign)).toEqual([]);
    expect(requests.filter(isForeign)).toEqual([]);
    expect(lookUps.filter(isForeign)).toEqual([]);

    const { processes, addresses } = readNodeRecord(nodeLog);
    expect(processes.length).toBeGreaterThan(0);
    expect(addresses.filter(isForeign)).toEqual([]);
  });

  it('and a page that asked for more would not even get a name looked up', async () => {
    const browserLog = join(folder, 'planted.json');
    const planted = 'http://planted.example/';
    const browser = await launchBrowser({
      path: (await requireBrowser()).path,
      entrance: planted,
      window: null,
      flags: [`--log-net-log=${browserLog}`],
      onDied: () => undefined,
    });
    const isSeen = () =>
      existsSync(browserLog) && readFileSync(browserLog, 'utf8').includes(planted);
    await expect.poll(isSeen, { timeout: 30_000 }).toBe(true);
    await browser.close();
    const { connections, requests, lookUps } = await readNetLog(browserLog);
    // The record sees the attempt, which comes to nothing.
    expect(requests.filter(isForeign)).toContain(planted);
    expect(lookUps.filter((name) => name.includes('planted'))).toEqual([]);
    // A top-level page that cannot be reached makes Chromium ask name servers whether the network is up; the
    // program's own pages are all on loopback, so only this planted one can bring that about.
    const isProbe = (address: string) => address.endsWith(':53');
    expect(connections.filter(isForeign).filter((address) => !isProbe(address))).toEqual([]);
  });
});
