/** Holds a source tree against the import rules of .dependency-cruiser.mjs. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import configuration from '../../.dependency-cruiser.mjs';

const rooms = ['contract', 'streams', 'model', 'renderer', 'main', 'tools', 'test'];

export interface ImportReport {
  /** Own modules looked at, packages apart. Zero means that nothing was checked. */
  readonly modules: number;
  readonly violations: readonly {
    readonly rule: string;
    readonly from: string;
    readonly to: string;
  }[];
}

/** Rooms that are absent are left out; `root` may be any tree laid out like ours. */
export async function cruiseRooms(root: string): Promise<ImportReport> {
  const present = rooms.filter((room) => existsSync(path.join(root, room)));
  const { options, forbidden = [] } = configuration;
  const { output } = await cruise(present, {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden },
  });
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules.filter(({ source }) => rooms.some((room) => source.startsWith(`${room}/`)))
      .length,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
