/** Parsing what comes from outside: one sentence that names the place; and the exit code each fault ends with. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, Fault, faultReasons, toFault } from '../../contract/fault.ts';
import { parseJsonWith, parseWith } from '../../contract/parse.ts';

const Schema = v.object({
  size: v.pipe(v.number(), v.minValue(1, 'it must be at least 1')),
  names: v.array(v.string()),
});

const faultOf = (attempt: () => unknown): Fault => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('It was taken.');
};

describe('parseWith', () => {
  it('gives what is valid', () => {
    const value = { size: 2, names: ['a'] };
    expect(parseWith(Schema, value, { what: 'x' })).toEqual(value);
  });

  it('names the first place that is not, and what to do', () => {
    const context = {
      what: 'The file "p"',
      reason: 'project-invalid',
      advice: 'Restore it.',
    } as const;
    const fault = faultOf(() => parseWith(Schema, { size: 0, names: [] }, context));
    expect(fault.reason).toBe('project-invalid');
    expect(fault.message).toBe(
      'The file "p" is not valid at "size": it must be at least 1. Restore it.',
    );
    const deep = faultOf(() => parseWith(Schema, { size: 1, names: ['a', 7] }, { what: 'It' }));
    expect([deep.reason, deep.message]).toEqual([
      'bad-input',
      expect.stringMatching(/^It is not valid at "names\.1": .*\.$/),
    ]);
  });

  it('says nothing of a place where the whole is wrong', () => {
    const { message } = faultOf(() => parseWith(Schema, 'text', { what: 'It' }));
    expect(message).toMatch(/^It is not valid: /);
  });
});

describe('parseJsonWith', () => {
  it('reads JSON text', () => {
    const text = '{"size":1,"names":[]}';
    expect(parseJsonWith(Schema, text, { what: 'x' })).toEqual({ size: 1, names: [] });
  });

  it.each(['', '{', '{"size":1,"names":[]', 'undefined'])('refuses %j as no JSON', (text) => {
    const fault = faultOf(() => parseJsonWith(Schema, text, { what: 'It', advice: 'Copy it.' }));
    expect(fault.message).toBe('It is not valid JSON. Copy it.');
    expect(fault.cause).toBeInstanceOf(SyntaxError);
  });

  it('refuses valid JSON of another shape', () => {
    expect(faultOf(() => parseJsonWith(Schema, '[]', { what: 'It' })).message).toContain(
      'not valid',
    );
  });
});

describe('a fault', () => {
  it('ends with 2 where the user can put it right, with 1 where the machine failed', () => {
    const codes = Object.groupBy(faultReasons, (reason) => exitCodeOf(new Fault(reason, '')));
    expect(codes[1]).toEqual([
      ...['failed', 'cancelled', 'diverged', 'project-busy', 'project-gone', 'browser-missing'],
      ...['browser-died', 'camera-busy', 'camera-lost', 'disk'],
    ]);
    expect(codes[2]).toContain('video-unreadable');
    expect(codes[2]).toContain('project-newer');
    expect((codes[1]?.length ?? 0) + (codes[2]?.length ?? 0)).toBe(faultReasons.length);
  });

  it('is made of anything that was thrown', () => {
    const fault = new Fault('disk', 'full');
    expect(toFault(fault)).toBe(fault);
    const error = new TypeError('odd');
    expect(toFault(error)).toMatchObject({ reason: 'failed', message: 'odd', cause: error });
    expect(toFault('text', 'bad-input')).toMatchObject({ reason: 'bad-input', message: 'text' });
    expect([exitCodeOf(error), exitCodeOf(undefined)]).toEqual([1, 1]);
  });
});
