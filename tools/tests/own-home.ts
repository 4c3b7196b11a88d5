/** Tests have settings and extractors of their own, and neither read nor write those of whoever runs them. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What LONGTAKE_HOME names in every test; a test that looks into it takes a folder of its own. */
export const ownHome = join(tmpdir(), `longtake-tests-${String(process.pid)}`);

export function teardown(): void {
  rmSync(ownHome, { recursive: true, force: true });
}
