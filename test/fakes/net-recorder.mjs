/** Loaded with --import: writes every address this Node process connects to, and every name it looks up, to NET_RECORD. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const file = process.env['NET_RECORD'] ?? '';

/** @param {string} kind @param {unknown} address */
function record(kind, address) {
  if (file !== '') appendFileSync(file, `${kind} ${String(address)}\n`);
}

// One line even where nothing was opened proves that the recorder was there.
record('process', process.argv.slice(1).join(' '));

const connect = net.Socket.prototype.connect;
/** http, https, tls, ws and fetch all come through here. @param {any[]} args */
net.Socket.prototype.connect = function recorded(...args) {
  // What Node itself calls with is an array of [options, callback].
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    record('tcp', first.path ?? `${first.host ?? 'localhost'}:${String(first.port)}`);
  } else if (typeof first === 'string' && !/^\d+$/.test(first)) record('tcp', first);
  else record('tcp', `${typeof second === 'string' ? second : 'localhost'}:${String(first)}`);
  return Reflect.apply(connect, this, args);
};

const send = dgram.Socket.prototype.send;
/** @param {any[]} args */
dgram.Socket.prototype.send = function recorded(...args) {
  record('udp', args.slice(1).find((arg) => typeof arg === 'string') ?? 'localhost');
  return Reflect.apply(send, this, args);
};

/** @param {any} owner @param {string} name */
function recordLookUps(owner, name) {
  const original = owner[name];
  if (typeof original !== 'function') return;
  /** @param {any[]} args */
  owner[name] = function recorded(...args) {
    record('dns', args[0]);
    return Reflect.apply(original, this, args);
  };
}
for (const owner of [dns, dns.promises]) {
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) recordLookUps(owner, name);
}
syncBuiltinESMExports();
