/** Which model will label, and what one should know of it. */
import { Text } from '@mantine/core';
import { useAppState, useWatchState } from '../../window/app-context.tsx';
import { modelInUse } from '../models/model-in-use.ts';
import { modelName } from '../models/model-name.ts';

export function ModelLine() {
  const { models, settings } = useAppState();
  const model = modelInUse(useWatchState(), models.items, settings.model);
  if (model === null) {
    return (
      <Text size="sm" c="var(--bad)">
        {models.isBusy ? 'Looking for models.' : 'There is no model: choose one under Models.'}
      </Text>
    );
  }
  const classes = model.tracks.flatMap((track) => track.classes.map(({ name }) => name));
  return (
    <div>
      <Text size="sm">
        Labelled by <strong>{modelName(model)}</strong>, the model in use: {classes.join(', ')}.
      </Text>
      {model.head === 'clip' && (
        <Text size="sm" c="dimmed">
          It names whole clips: what it says of a frame is its guess so far.
        </Text>
      )}
      {model.fault !== null && (
        <Text size="sm" c="var(--bad)" role="alert">
          {model.fault.message}
        </Text>
      )}
    </div>
  );
}
