/** Commands over Electron's channel: who may give them, and how answers and failures come back. */
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import { serveCommands } from '../../../main/electron/serve-commands.ts';
import { isTrustedSender, type Sender } from '../../../main/electron/trusted-sender.ts';
import { createPageCommands } from '../../../main/services/window/page-commands.ts';
import { fakeHandlers } from '../../fakes/electron/fake-handlers.ts';
import { FakeIpcMain, ourFrame } from '../../fakes/electron/fake-ipc.ts';

function serve(handlers = fakeHandlers()) {
  const ipc = new FakeIpcMain();
  const commands = createPageCommands(handlers.all);
  serveCommands(ipc, {
    isTrusted: (sender) => isTrustedSender(sender, { id: 1 }),
    commands: () => commands,
  });
  return { ipc, ran: handlers.ran };
}

describe('a command', () => {
  it('reaches its handler, arguments parsed, and its answer comes back as a value', async () => {
    const { ipc, ran } = serve();
    const args = { folder: '/x', more: 1 };
    expect(await ipc.invoke(ourFrame, 'projects.forget', args)).toEqual({ ok: true, value: [] });
    expect(ran).toEqual([['projects.forget', { folder: '/x' }]]);
  });

  it('that is refused comes back as a fault, reason and all', async () => {
    const { ipc } = serve(fakeHandlers(new Fault('not-found', 'There is no folder "/x".')));
    expect(await ipc.invoke(ourFrame, 'projects.forget', { folder: '/x' })).toEqual({
      ok: false,
      fault: { reason: 'not-found', message: 'There is no folder "/x".' },
    });
  });

  it('that breaks comes back as a fault as well', async () => {
    const { ipc } = serve(fakeHandlers(new TypeError('x is not a function')));
    expect(await ipc.invoke(ourFrame, 'projects.recent', {})).toEqual({
      ok: false,
      fault: { reason: 'failed', message: 'x is not a function' },
    });
  });

  it.each(['nothing.such', '__proto__', 'constructor', '', null, 7])(
    'that is none, %s, runs nothing',
    async (command) => {
      const { ipc, ran } = serve();
      expect(await ipc.invoke(ourFrame, command, {})).toMatchObject({
        ok: false,
        fault: { reason: 'bad-input' },
      });
      expect(ran).toEqual([]);
    },
  );

  it.each([undefined, null, 'x', [], {}, { folder: 7 }])(
    'with arguments it does not take, %s, runs nothing',
    async (args) => {
      const { ipc, ran } = serve();
      expect(await ipc.invoke(ourFrame, 'projects.forget', args)).toMatchObject({
        ok: false,
        fault: { reason: 'bad-input' },
      });
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
    const { ipc, ran } = serve();
    expect(await ipc.invoke(stranger, 'projects.recent', {})).toEqual({
      ok: false,
      fault: { reason: 'bad-input', message: 'Only the window of Longtake may give commands.' },
    });
    expect(ran).toEqual([]);
    expect(await ipc.invoke(ourFrame, 'projects.recent', {})).toEqual({ ok: true, value: [] });
  });

  it('has one channel, and no other', () => {
    expect([...serve().ipc.listeners.keys()]).toEqual(['longtake:invoke']);
  });
});
