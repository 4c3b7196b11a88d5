/** Reads Chromium's own network log: every address it connected to or looked up. */
import { readFile } from 'node:fs/promises';

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly {
    readonly type: number;
    readonly source: { readonly id: number };
    readonly params?: Readonly<Record<string, unknown>>;
  }[];
}

export interface NetworkRecord {
  /**
   * `address:port` of every TCP connection attempted and every UDP socket that sent something. To learn whether
   * there is IPv6 Chromium points a UDP socket at an address and asks for its route, which sends nothing.
   */
  readonly connections: readonly string[];
  /** Every name looked up, the resolver's rules applied: a name they refuse is "~notfound". */
  readonly lookUps: readonly string[];
  /** Every http, https, ws or wss address requested. */
  readonly requests: readonly string[];
}

export async function readNetLog(path: string): Promise<NetworkRecord> {
  const { constants, events } = JSON.parse(await readFile(path, 'utf8')) as NetLog;
  const ofType = (name: string) => {
    const type = constants.logEventTypes[name];
    if (type === undefined) throw new Error(`This browser's network log has no event ${name}.`);
    return events.filter((event) => event.type === type);
  };
  const sentBy = new Set(ofType('UDP_BYTES_SENT').map(({ source }) => source.id));
  const sending = ofType('UDP_CONNECT').filter(({ source }) => sentBy.has(source.id));
  const addresses = [...ofType('TCP_CONNECT_ATTEMPT'), ...sending].map(
    ({ params }) => params?.['address'],
  );
  const urls = ofType('URL_REQUEST_START_JOB').map(({ params }) => params?.['url']);
  const hosts = ofType('HOST_RESOLVER_MANAGER_REQUEST').map(({ params }) => params?.['host']);
  const isText = (value: unknown): value is string => typeof value === 'string';
  return {
    connections: addresses.filter(isText),
    lookUps: hosts.filter(isText),
    requests: urls.filter(isText).filter((url) => /^(https?|wss?):/.test(url)),
  };
}

export function isLoopback(address: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(
    address.replace(/^\w+:\/\//, '').replace(/\/.*$/s, ''),
  );
}
