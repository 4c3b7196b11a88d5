/** Watches the bundled sample, a video or a camera in the terminal, and names every frame as it comes. */
import { resolve } from 'node:path';
import type { Delegate } from '../../contract/extractor.ts';
import type { Fault } from '../../contract/fault.ts';
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { LiveCounters } from '../../contract/live-counters.ts';
import { startLive, type LiveInput, type LiveRequest } from '../services/pixels/run-live.ts';
import { createProjectLog, createSessionLog } from '../services/session-log/write-session-log.ts';
import type { Project } from '../services/project/project.ts';
import { answer, answerJson, remark } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { realCameraFlags } from './camera-flags.ts';
import { chooseDelegate, delegateOf, type WantedDelegate } from './choose-delegate.ts';
import { chooseModel } from './choose-model.ts';
import { remarkRunningGuess } from './clip-remarks.ts';
import { extraFlags } from './extra-flags.ts';
import { createTeller } from './live-teller.ts';
import { places } from '../places.ts';
import { createSampleScore } from './sample-score.ts';
import { summaryLine } from './summary-line.ts';
import type { WatchFlags } from './watch-flags.ts';
import { withStage } from './with-stage.ts';

export async function watchInTerminal(flags: WatchFlags): Promise<void> {
  const source = inputOf(flags);
  const chosen = await chooseModel(flags, source.kind === 'file' ? [source.path] : []);
  remarkRunningGuess(chosen.model.manifest);
  const log = await openLog(flags, chosen.project);
  const labels: FrameLabel[] = [];
  const isSample = source.kind === 'file' && source.path === places.sample;
  const score = isSample ? await createSampleScore() : null;
  const teller = flags.json === true ? null : createTeller(chosen.model.manifest.tracks);
  if (isSample)
    remark('Playing the bundled sample as the camera; watch your own with --source camera.');

  const { counters, delegate } = await watch(flags.delegate, {
    source,
    extractor: chosen.extractor,
    modelPath: chosen.model.path,
    maxFrames: flags.frames ?? null,
    onLabels: (batch) => {
      batch.forEach((label) => {
        if (flags.json === true) labels.push(label);
        teller?.tell(label);
        score?.add(label);
      });
    },
    onLog: (lines) => {
      lines.forEach((line) => {
        log?.write(line);
        if (line.kind === 'delegate') remark(line.message);
      });
    },
    onSource: ({ message }) => {
      remark(message);
    },
  }).finally(() => log?.close());
  teller?.end();
  const accuracy = score?.accuracy() ?? null;
  if (flags.json === true) {
    const names = { model: chosen.model.manifest.id, extractor: chosen.extractor.name };
    await answerJson({ ...counters, ...names, delegate, accuracy, frameLabels: labels });
    return;
  }
  if (accuracy !== null)
    await answer(`Right in ${(100 * accuracy).toFixed(1)} % of the sample's frames.`);
  await answer(summaryLine(counters));
}

interface Watched {
  readonly counters: LiveCounters;
  /** What it began with. */
  readonly delegate: Delegate;
}

function watch(wanted: WantedDelegate | undefined, request: LiveRequest): Promise<Watched> {
  const usesGraphics = wanted === 'gpu';
  const cameraFlags = realCameraFlags(extraFlags());
  return withStage({ flags: cameraFlags, usesGraphics }, async (stage) => {
    const delegate = delegateOf(await chooseDelegate(stage, { ...request, wanted }));
    const run = await startLive(stage, { ...request, delegate });
    return { delegate, counters: await whileInterruptible(run.done, run.stop) };
  });
}

function inputOf({ source, speed = 1 }: WatchFlags): LiveInput {
  if (source === 'camera') return { kind: 'camera', deviceId: null };
  const path = source === undefined ? places.sample : resolve(source);
  return { kind: 'file', path, speed, loop: false };
}

async function openLog({ log }: WatchFlags, project: Project | null) {
  const onFault = ({ message }: Fault) => {
    remark(message);
  };
  if (log !== undefined) return createSessionLog(log, { onFault });
  return project === null ? null : createProjectLog(project, { onFault });
}
