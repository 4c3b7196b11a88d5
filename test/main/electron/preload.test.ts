/** The built preload, run as Electron runs it: one plain script, given `electron` and nothing of Node. */
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostBridge } from '../../../contract/window/host.ts';
import { buildPreload } from '../../../tools/build-preload.ts';

const folder = mkdtempSync(join(tmpdir(), 'longtake-preload-'));
let source: string;

beforeAll(async () => {
  source = readFileSync(await buildPreload(folder), 'utf8');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ran {
  /** What the page finds in its world, by name. */
  readonly exposed: Readonly<Record<string, HostBridge>>;
  readonly ipc: EventEmitter;
  readonly invoked: unknown[][];
  /** Modules that were asked for. */
  readonly required: string[];
}

function run(): Ran {
  const exposed: Record<string, HostBridge> = {};
  const invoked: unknown[][] = [];
  const required: string[] = [];
  const ipc = new EventEmitter();
  const ipcRenderer = Object.assign(ipc, {
    invoke: (...args: unknown[]) => {
      invoked.push(args);
      return Promise.resolve({ ok: true, value: 'answer' });
    },
  });
  const contextBridge = {
    exposeInMainWorld: (name: string, api: HostBridge) => {
      exposed[name] = api;
    },
  };
  const require = (name: string) => {
    required.push(name);
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot load ${name}.`);
    const webUtils = {
      getPathForFile: ({ name }: { name: string }) => (name === 'made' ? '' : `/home/${name}`),
    };
    return { contextBridge, ipcRenderer, webUtils };
  };
  const module = { exports: {} };
  vm.runInNewContext(source, { require, module, exports: module.exports });
  return { exposed, ipc, invoked, required };
}

describe('the preload', () => {
  it('needs electron alone, and exposes exactly invoke, onPush and pathOf', () => {
    const { exposed, required } = run();
    expect(required).toEqual(['electron']);
    expect(Object.keys(exposed)).toEqual(['longtake']);
    expect(Object.keys(exposed['longtake'] ?? {}).sort()).toEqual(['invoke', 'onPush', 'pathOf']);
  });

  it('tells where a file lies, as Electron knows it', () => {
    const { exposed, invoked } = run();
    expect(exposed['longtake']?.pathOf?.({ name: 'walk.mp4' })).toBe('/home/walk.mp4');
    expect(exposed['longtake']?.pathOf?.({ name: 'made' })).toBe('');
    expect(invoked).toEqual([]);
  });

  it('carries a command on its one channel, and the answer back', async () => {
    const { exposed, invoked } = run();
    expect(await exposed['longtake']?.invoke('app.start', {})).toEqual({
      ok: true,
      value: 'answer',
    });
    expect(invoked).toEqual([['longtake:invoke', 'app.start', {}]]);
  });

  it('hands on what is pushed, never Electron’s event, until told to stop', () => {
    const { exposed, ipc } = run();
    const heard: unknown[][] = [];
    const stop = exposed['longtake']?.onPush((...args) => {
      heard.push(args);
    });
    ipc.emit('longtake:push', { sender: 'ipcRenderer' }, { kind: 'resumed' }, 'more');
    expect(heard).toEqual([[{ kind: 'resumed' }]]);
    stop?.();
    ipc.emit('longtake:push', {}, { kind: 'resumed' });
    expect(heard).toHaveLength(1);
    expect(ipc.listenerCount('longtake:push')).toBe(0);
  });
});
