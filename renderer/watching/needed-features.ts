/** Names what a browser lacks that Longtake cannot do without, one sentence for each. */

/** What is asked of the browser; its own global scope where not told otherwise. */
export interface FeatureScope {
  readonly globals: Readonly<Record<string, unknown>>;
  readonly mediaDevices: unknown;
  readonly validatesWasm: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  /** True when the browser asks for the `type` of a worker that is being made. */
  readonly asksForModules: () => boolean;
}

const globals: readonly (readonly [name: string, forWhat: string])[] = [
  ['MediaStreamTrackProcessor', 'reading the frames of a camera'],
  ['MediaStreamTrackGenerator', 'showing a video that is being watched'],
  ['VideoDecoder', 'decoding videos'],
  ['VideoFrame', 'handling single frames'],
  ['OffscreenCanvas', 'drawing outside of the page'],
  ['WebAssembly', 'running the network'],
];

/** (module (func (result v128) (v128.const i32x4 0 0 0 0))): valid only where there is SIMD. */
const simdModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 22, 1, 20, 0, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11],
);

/** Empty when nothing is missing. */
export function missingFeatures(scope: FeatureScope = ownScope()): readonly string[] {
  const missing = globals
    .filter(([name]) => scope.globals[name] === undefined)
    .map(([name, forWhat]) => `It has no ${name}, which is needed for ${forWhat}.`);
  const hasWasm = scope.globals['WebAssembly'] !== undefined;
  if (hasWasm && !scope.validatesWasm(simdModule))
    missing.push('Its WebAssembly has no SIMD, which is needed for running the network in time.');
  if (!scope.asksForModules())
    missing.push('It has no module workers, which is where all of the work is done.');
  if (scope.mediaDevices === undefined)
    missing.push('It gives this page no cameras; open Longtake by its own address.');
  return missing;
}

function ownScope(): FeatureScope {
  return {
    globals: globalThis,
    // Absent in pages that are not secure, whatever its type says.
    mediaDevices: navigator.mediaDevices,
    validatesWasm: (bytes) => WebAssembly.validate(bytes),
    asksForModules,
  };
}

/** A worker of an address that cannot be is never started, but its options are read. */
function asksForModules(): boolean {
  let isAsked = false;
  const options = {
    get type(): WorkerType {
      isAsked = true;
      return 'module';
    },
  };
  try {
    new Worker('blob://', options).terminate();
  } catch {
    // Refusing the address is as good as any answer.
  }
  return isAsked;
}
