/** Where the label files of other programs lie. */
import { join } from 'node:path';

export const fixtures = join(import.meta.dirname, '../../../../fixtures/labels');
