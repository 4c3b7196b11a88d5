/** `longtake models verify`: reads every extractor on this machine anew, and tells which are whole. */
import { Command } from 'commander';
import { Fault } from '../../contract/fault.ts';
import { createKnownExtractors, type KnownExtractor } from '../services/window/known-extractors.ts';
import { answer, answerJson } from '../terminal/answer.ts';

export function verifyModelsCommand(): Command {
  return new Command('verify')
    .description('read every extractor on this machine, and hold the known ones to their SHA-256')
    .option('--json', 'print one JSON document')
    .action(runVerify);
}

async function runVerify({ json }: { readonly json?: true }): Promise<void> {
  const { extractors, problem } = await createKnownExtractors(process.env).list([]);
  const files = extractors.map(verdictOn);
  if (json === true) await answerJson({ files, problem });
  else await answer(files.map(inWords).join('\n') || (problem ?? 'There is no extractor here.'));
  const broken = files.filter(({ state }) => state === 'broken').length;
  if (broken === 0) return;
  const [are, them] = broken === 1 ? ['is', 'it'] : ['are', 'them'];
  throw new Fault(
    'failed',
    `${String(broken)} of ${String(files.length)} extractors ${are} broken: remove ${them}, then fetch or copy ${them} again.`,
  );
}

/** proven: its content is one the catalogue knows; whole: a TFLite model from elsewhere. */
function verdictOn({ path, found }: KnownExtractor) {
  if (found instanceof Fault) {
    return { path, name: null, sha256: null, state: 'broken' as const, message: found.message };
  }
  const { name, sha256, source } = found;
  const state = source === 'file' ? ('whole' as const) : ('proven' as const);
  return { path, name, sha256, state, message: null };
}

function inWords({ path, name, state, message }: ReturnType<typeof verdictOn>): string {
  if (message !== null) return `broken  ${path}: ${message}`;
  const what = state === 'proven' ? 'its SHA-256 is as published' : 'in no catalogue';
  return `${state.padEnd(6)}  ${path} (${name}, ${what})`;
}
