/** What to say of orders that are not on the disk. */
import { Fault, toFault } from '../../contract/fault.ts';
import type { Edit } from '../../contract/labelling/edit.ts';
import type { Order } from './pending.ts';

const MOST = 5;

/** An edit refused because somebody else has the project now says which frames it was about. */
export function refusalOf(error: unknown, order: Order): unknown {
  const { reason, message } = toFault(error);
  const frames = framesOf([order]);
  if (reason !== 'project-read-only' || frames === null) return error;
  const plain = message.replace(/\.$/, '');
  return new Fault(reason, `${plain}; what was done at ${frames} is not on the disk.`, error);
}

/** @returns null where nothing of a person's is among them. */
export function unwrittenFault(orders: readonly Order[], clip: string): Fault | null {
  const edits = orders.filter(({ kind }) => kind !== 'reload');
  if (edits.length === 0) return null;
  const count = edits.length === 1 ? 'One edit' : `${String(edits.length)} edits`;
  const frames = framesOf(edits);
  const where = frames === null ? '' : ` (${frames})`;
  return new Fault(
    'project-gone',
    `${count} of "${clip}"${where} could not be written and ${edits.length === 1 ? 'is' : 'are'} lost, since the clip was closed while the project's folder was gone: put the folder back, and label them again.`,
  );
}

function framesOf(orders: readonly Order[]): string | null {
  const all = orders.flatMap((order) => (order.kind === 'edit' ? order.edits.map(placeOf) : []));
  const places = all.filter((place) => place !== null);
  if (places.length === 0) return null;
  const more = places.length > MOST ? ' and more' : '';
  const isOne = places.length === 1 && !places[0]?.includes(' ');
  return `${isOne ? 'frame' : 'frames'} ${places.slice(0, MOST).join(', ')}${more}`;
}

function placeOf(edit: Edit): string | null {
  if ('startFrame' in edit) {
    const { startFrame, endFrame } = edit;
    const last = String(endFrame - 1);
    return endFrame - startFrame === 1 ? last : `${String(startFrame)} to ${last}`;
  }
  return 'frame' in edit && edit.frame !== null ? String(edit.frame) : null;
}
