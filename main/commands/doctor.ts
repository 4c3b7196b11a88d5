/** `longtake doctor`: what this machine has, what is missing, and what to do about it. */
import { Command } from 'commander';
import { toFault } from '../../contract/fault.ts';
import { findBrowser, missingBrowserAdvice } from '../services/browser/find-browser.ts';
import { openVerdictStore } from '../services/delegates/verdict-store.ts';
import { examineExtractor } from '../services/extractors/examine-extractor.ts';
import { tasksVisionVersion } from '../services/pixels/extractor-key.ts';
import { listCameras } from '../services/pixels/list-cameras.ts';
import { chooseEngine, type EngineChoice } from '../services/training/engines/choose-engine.ts';
import { findElectron } from '../services/window/find-electron.ts';
import { settingsFolder } from '../services/window/settings-folder.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { version } from '../version.ts';
import { chooseHost, type Host } from './choose-host.ts';
import { sandboxObstacle } from './sandbox-obstacle.ts';
import { withStage } from './with-stage.ts';

interface Problem {
  readonly what: string;
  readonly doThis: string;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('tell what this machine has and what is missing')
    .option('--json', 'print one JSON document')
    .action(async (flags: { readonly json?: true }) => {
      const report = await examine();
      if (flags.json === true) await answerJson(report);
      else await answer(inWords(report));
    });
}

type Report = Awaited<ReturnType<typeof examine>>;

async function examine() {
  const problems: Problem[] = [];
  const { extractor, problem } = await examineExtractor(process.env);
  if (problem !== null) problems.push(problem);
  const browser = await findBrowser();
  const { engine, reason } = await examineEngine(problems);
  const { cameras, decoder } = await examineStage(problems, browser !== null);
  return {
    node: process.version,
    host: await usualHost(),
    engine,
    engineReason: reason,
    extractor,
    graphics: extractor === null ? [] : await verdictsOn(extractor.sha256),
    cameras,
    browser,
    versions: {
      longtake: version(),
      tasksVision: tasksVisionVersion(),
      v8: process.versions.v8,
      decoder,
    },
    problems,
  };
}

/** What self-tests said of the graphics processors that were to watch with this extractor, newest first. */
async function verdictsOn(extractorSha256: string) {
  const all = await openVerdictStore(settingsFolder()).all();
  return all
    .filter((one) => one.extractorSha256 === extractorSha256)
    .map(({ graphics, testedAt, tasksVision, verdict }) => {
      const isCurrent = tasksVision === tasksVisionVersion();
      return { ...graphics, testedAt, tasksVision, isCurrent, ...verdict };
    });
}

/** Where `longtake` without options would run. */
async function usualHost(): Promise<Host> {
  const { platform, env } = process;
  const question = { wanted: null, terminalOptions: [], hasPort: false, platform, env };
  const obstacle = sandboxObstacle();
  return chooseHost({ ...question, electron: await findElectron(), obstacle }).host;
}

/** An engine that was asked for and cannot be had stops a training; doctor tells of it and goes on. */
async function examineEngine(problems: Problem[]): Promise<EngineChoice> {
  try {
    return await chooseEngine();
  } catch (error) {
    const { message } = toFault(error);
    problems.push({ what: message, doThis: 'Until then nothing can be trained.' });
    return { engine: 'wasm', reason: message };
  }
}

async function examineStage(problems: Problem[], hasBrowser: boolean) {
  if (!hasBrowser) {
    problems.push({ what: 'no browser to work in', doThis: missingBrowserAdvice() });
    return { cameras: [], decoder: null };
  }
  try {
    return await withStage({}, async (stage) => ({
      cameras: await listCameras(stage),
      decoder: stage.decoder,
    }));
  } catch (error) {
    problems.push({
      what: toFault(error).message,
      doThis: 'install another browser, or name one in LONGTAKE_BROWSER',
    });
    return { cameras: [], decoder: null };
  }
}

function inWords({
  node,
  host,
  engine,
  engineReason,
  extractor,
  graphics,
  cameras,
  browser,
  versions,
  problems,
}: Report) {
  const lines = [
    `Longtake ${versions.longtake} on Node ${node}`,
    `Host: ${host}`,
    `Browser: ${browser?.path ?? 'none'}`,
    `Engine: ${engine} (${engineReason})`,
    `Extractor: ${extractor === null ? 'none' : `${extractor.name} (${extractor.source})`}`,
    `Graphics processor: ${graphicsInWords(graphics)}`,
    `Cameras: ${cameras.length === 0 ? 'none' : cameras.join(', ')}`,
  ];
  if (problems.length === 0) lines.push('No problems found.');
  return [
    ...lines,
    ...problems.map(({ what, doThis }) => `Problem: ${ended(what)} ${ended(doThis)}`),
  ].join('\n');
}

function graphicsInWords(verdicts: Report['graphics']): string {
  const [newest] = verdicts.filter(({ isCurrent }) => isCurrent);
  if (newest === undefined) return 'not tested for watching';
  const { isPassed, renderer, browser, message } = newest;
  return `${isPassed ? 'passed' : 'failed'} on ${renderer} in ${browser}: ${message}`;
}

/** Some of what is told are sentences already. */
function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
