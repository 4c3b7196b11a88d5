/** Fails when a file imports what its room may not (`npm run rules`). */
import path from 'node:path';
import { cruiseRooms } from './imports/cruise.ts';

const { modules, violations } = await cruiseRooms(path.dirname(import.meta.dirname));
for (const { rule, from, to } of violations) console.error(`${rule}: ${from} -> ${to}`);
if (modules === 0) console.error('Import rules: no module was found, so nothing was checked.');
else if (violations.length === 0)
  console.log(`Import rules: ${String(modules)} modules, no violation.`);
process.exitCode = modules === 0 || violations.length > 0 ? 1 : 0;
