/** Skips a test, with its reason, where tfjs-node is not built. */
import type { TestContext } from 'vitest';
import { findTfjsNode } from '../../../../main/services/training/engines/find-tfjs-node.ts';

export function requireTfjsNode(context: TestContext): void {
  context.skip(findTfjsNode() === null, 'tfjs-node is not built here (npm run build:tfjs-node)');
}
