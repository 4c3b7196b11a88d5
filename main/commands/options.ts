/** Parsers for the values of command-line options: each refuses with one sentence. */
import { InvalidArgumentError } from 'commander';

export function parseWholeNumber(min: number, max = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || text.trim() === '' || value < min || value > max) {
      throw new InvalidArgumentError(`It must be a whole number ${range(min, max)}.`);
    }
    return value;
  };
}

export function parseNumber(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!Number.isFinite(value) || text.trim() === '' || value < min || value > max) {
      throw new InvalidArgumentError(`It must be a number ${range(min, max)}.`);
    }
    return value;
  };
}

function range(min: number, max: number): string {
  return max === Number.MAX_SAFE_INTEGER
    ? `from ${String(min)}`
    : `from ${String(min)} to ${String(max)}`;
}
