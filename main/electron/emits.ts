/**
 * The part of an Electron object that emits one event. Electron's `on` has dozens of overloads that return the whole
 * object; a policy needs one of them. That the real object has it is checked where main/electron.ts hands it over.
 */
export interface Emits<Name extends string, Args extends readonly unknown[] = []> {
  readonly on: (event: Name, listener: (...args: Args) => void) => unknown;
}
