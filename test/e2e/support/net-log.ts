/** Reads Chromium's own network log: every address it connected to or looked up. */
import { readFile } from 'node:fs/promises';

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly {
    readonly type: number;
    readonly params?: Readonly<Record<string, unknown>>;
  }[];
}

export interface NetworkRecord {
  /** `address:port` of every TCP or UDP connection attempted. */
  readonly connections: readonly string[];
  /** Every http, https, ws or wss address requested. */
  readonly requests: readonly string[];
}

export async function readNetLog(path: string): Promise<NetworkRecord> {
  const { constants, events } = JSON.parse(await readFile(path, 'utf8')) as NetLog;
  const typed = (name: string) => {
    const type = constants.logEventTypes[name];
    if (type === undefined) throw new Error(`This browser's network log has no event ${name}.`);
    return events.filter((event) => event.type === type).map(({ params }) => params ?? {});
  };
  const addresses = [...typed('TCP_CONNECT_ATTEMPT'), ...typed('UDP_CONNECT')].map(
    ({ address }) => address,
  );
  const urls = typed('URL_REQUEST_START_JOB').map(({ url }) => url);
  const isText = (value: unknown): value is string => typeof value === 'string';
  return {
    connections: addresses.filter(isText),
    requests: urls.filter(isText).filter((url) => /^(https?|wss?):/.test(url)),
  };
}

export function isLoopback(address: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(
    address.replace(/^\w+:\/\//, '').replace(/\/.*$/s, ''),
  );
}
