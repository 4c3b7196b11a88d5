/** The scheme is as able as https, and no more able. */
import { expect, it } from 'vitest';
import { registerScheme } from '../../../main/electron/scheme.ts';
import { FakeProtocol } from '../../fakes/electron/fake-protocol.ts';

it('is standard, secure, can be fetched and streamed, and bypasses nothing', () => {
  const protocol = new FakeProtocol();
  registerScheme(protocol);
  expect(protocol.schemes).toEqual([
    {
      scheme: 'longtake',
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
  ]);
});
