/** Fetches a file that the host lends. */
import { Fault } from '../../contract/fault.ts';

/** @throws Fault 'failed' where the host has taken it back. */
export async function fetchBytes(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (response.ok) return response.arrayBuffer();
  throw new Fault('failed', 'A file of the clip cannot be read any more: open the clip again.');
}
