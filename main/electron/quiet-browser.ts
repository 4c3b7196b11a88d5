/**
 * Need: Chromium itself asks its maker for updates, lists and the time, below anything a page's policy sees. Checklist
 * 1: it resolves no name at all, so that whatever it asks ends on this machine.
 */
import type { CommandLine } from 'electron';

const switches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
];

/** Before the app is ready. */
export function quietBrowser(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of switches) commandLine.appendSwitch(name, value);
}
