/** Commands over Electron's channel: who may give them, what they must carry, and how failures come back. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import {
  commands,
  type CommandHandlers,
  type CommandName,
} from '../../../contract/window/commands.ts';
import { serveCommands } from '../../../main/electron/serve-commands.ts';
import { isTrustedSender, type Sender } from '../../../main/electron/trusted-sender.ts';
import { FakeIpcMain, ourFrame } from '../../fakes/electron/fake-ipc.ts';

let ipc: FakeIpcMain;
let ran: [CommandName, unknown][];
let bugs: unknown[];
let answer: () => Promise<never>;

/** Every command is noted, and then ends as the test says. */
function noting(): CommandHandlers {
  const entries = Object.keys(commands).map((name) => [
    name,
    (args: unknown) => {
      ran.push([name as CommandName, args]);
      return answer();
    },
  ]);
  return Object.fromEntries(entries) as CommandHandlers;
}

beforeEach(() => {
  ipc = new FakeIpcMain();
  ran = [];
  bugs = [];
  answer = () => Promise.reject(new Fault('not-found', 'There is no folder "/x".'));
  serveCommands(ipc, {
    handlers: noting(),
    isTrusted: (sender) => isTrustedSender(sender, { id: 1 }),
    onBug: (error) => {
      bugs.push(error);
    },
  });
});

describe('a command', () => {
  it('reaches its handler, arguments parsed, and its answer comes back as a value', async () => {
    answer = () => Promise.resolve({ folder: '/x' } as never);
    const outcome = await ipc.invoke(ourFrame, 'projects.open', { folder: '/x', more: 1 });
    expect(outcome).toEqual({ ok: true, value: { folder: '/x' } });
    expect(ran).toEqual([['projects.open', { folder: '/x' }]]);
  });

  it('that is refused comes back as a fault, reason and all', async () => {
    expect(await ipc.invoke(ourFrame, 'projects.open', { folder: '/x' })).toEqual({
      ok: false,
      fault: { reason: 'not-found', message: 'There is no folder "/x".' },
    });
    expect(bugs).toEqual([]);
  });

  it('that breaks comes back as a fault, and is told in the terminal', async () => {
    const bug = new TypeError('x is not a function');
    answer = () => Promise.reject(bug);
    expect(await ipc.invoke(ourFrame, 'app.start', {})).toEqual({
      ok: false,
      fault: { reason: 'failed', message: 'x is not a function' },
    });
    expect(bugs).toEqual([bug]);
  });

  it.each([
    'nothing.such',
    '__proto__',
    'constructor',
    '',
    null,
    7,
    { toString: () => 'app.start' },
  ])('that is none, %s, runs nothing', async (command) => {
    expect(await ipc.invoke(ourFrame, command, {})).toMatchObject({
      ok: false,
      fault: { reason: 'bad-input' },
    });
    expect(ran).toEqual([]);
  });

  it.each([undefined, null, 'x', [], {}, { folder: 7 }])(
    'with arguments it does not take, %s, runs nothing',
    async (args) => {
      const outcome = await ipc.invoke(ourFrame, 'projects.open', args);
      expect(outcome).toMatchObject({ ok: false, fault: { reason: 'bad-input' } });
      expect(ran).toEqual([]);
    },
  );
});

describe('a sender', () => {
  const url = 'longtake://app/window.html';
  const strangers: Readonly<Record<string, Sender>> = {
    'a foreign page': {
      sender: { id: 1 },
      senderFrame: { url: 'https://example.com/', parent: null },
    },
    'a page that looks like ours': {
      sender: { id: 1 },
      senderFrame: { url: 'longtake://app.example.com/window.html', parent: null },
    },
    'a frame within our page': { sender: { id: 1 }, senderFrame: { url, parent: {} } },
    'another window': { sender: { id: 2 }, senderFrame: { url, parent: null } },
    'a frame that has gone': { sender: { id: 1 }, senderFrame: null },
  };

  it.each(Object.entries(strangers))('that is %s is refused', async (_name, stranger) => {
    expect(await ipc.invoke(stranger, 'app.start', {})).toEqual({
      ok: false,
      fault: { reason: 'bad-input', message: 'Only the window of Longtake may give commands.' },
    });
    expect(ran).toEqual([]);
  });

  it('has one channel, and no other', () => {
    expect([...ipc.listeners.keys()]).toEqual(['longtake:invoke']);
  });
});
