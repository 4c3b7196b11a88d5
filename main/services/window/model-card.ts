/** What the window shows of a model, out of the manifest in its file. */
import * as v from 'valibot';
import type { CheckpointManifest } from '../../../contract/checkpoint.ts';
import { Fault } from '../../../contract/fault.ts';
import type { Track } from '../../../contract/track.ts';
import type { ModelCard } from '../../../contract/window/cards.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import { cardTracks } from './card-tracks.ts';

export interface FoundModel {
  readonly origin: ModelCard['origin'];
  readonly path: string;
  readonly manifest: CheckpointManifest;
}

export interface CardParts {
  /** The open project's. */
  readonly tracks: readonly Track[];
  readonly extractor: Extractor | Fault;
}

/** What training notes of its passes; a model from elsewhere may have other metrics, or none. */
const MetricsSchema = v.object({
  epochs: v.pipe(v.array(v.object({ accuracy: v.number() })), v.minLength(1)),
});

export function modelCard(
  { origin, path, manifest }: FoundModel,
  { tracks, extractor }: CardParts,
): ModelCard {
  const { id, createdAt, cell, hiddenSize, layers, projection, head, modelRate, lineage } =
    manifest;
  const fault =
    extractor instanceof Fault ? { reason: extractor.reason, message: extractor.message } : null;
  return {
    id,
    origin,
    path,
    createdAt,
    cell,
    hiddenSize,
    layers,
    projection,
    head,
    modelRate,
    tracks: cardTracks(manifest.tracks, tracks),
    extractor: { name: manifest.extractor.name, sha256: manifest.extractor.sha256 },
    from: lineage.from,
    clips: lineage.clips,
    trainingAccuracy: trainingAccuracy(manifest.metrics),
    fault,
  };
}

function trainingAccuracy(metrics: CheckpointManifest['metrics']): number | null {
  const parsed = v.safeParse(MetricsSchema, metrics);
  return parsed.success ? (parsed.output.epochs.at(-1)?.accuracy ?? null) : null;
}
