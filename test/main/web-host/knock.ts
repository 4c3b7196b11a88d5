/** Speaks to a web host as anyone on the machine could: every header forged at will. */
import { request } from 'node:http';
import { connect } from 'node:net';
import type { WebHost } from '../../../main/services/web-host/web-host.ts';

export interface Knock {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** @param path goes out as it is written, without being made tidy first. */
export function knock({ authority }: WebHost, path: string, how: Knock = {}): Promise<Answer> {
  const [host = '', port = ''] = authority.split(':');
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {} } = how;
    const options = { host, port: Number(port), path, method, agent: false };
    const asking = request({ ...options, headers: { host: authority, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    asking.on('error', reject);
    asking.end();
  });
}

/** Trades the one-time code, as the browser does. @returns the Cookie header. */
export async function enter(host: WebHost): Promise<string> {
  const { headers } = await knock(host, entrancePath(host));
  const [cookie = ''] = headers['set-cookie'] ?? [];
  return cookie.split(';')[0] ?? '';
}

export function entrancePath({ entrance, authority }: WebHost): string {
  return entrance.slice(`http://${authority}`.length);
}

/** @returns the first line that answers a WebSocket upgrade with these headers. */
export function upgrade(
  { authority }: WebHost,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const [host = '', port = ''] = authority.split(':');
  const lines = Object.entries({
    Host: authority,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), host, () => {
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    });
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString('latin1').split('\r\n')[0] ?? '');
    });
  });
}
