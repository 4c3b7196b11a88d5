/** Which model watches: the open project's, newest first, and those that came with the program. */
import { Menu, Text } from '@mantine/core';
import { IconBrain, IconCheck } from '@tabler/icons-react';
import type { ModelCard } from '../../../contract/window/cards.ts';
import { useApp, useAppState, useWatchState } from '../../window/app-context.tsx';
import { modelInUse } from '../models/model-in-use.ts';
import { modelName } from '../models/model-name.ts';
import { PickerMenu } from './picker-menu.tsx';

function ModelItem({ model, isChosen }: { readonly model: ModelCard; readonly isChosen: boolean }) {
  const app = useApp();
  const classes = model.tracks.flatMap((track) => track.classes.map((one) => one.name));
  return (
    <Menu.Item
      disabled={model.fault !== null}
      rightSection={isChosen ? <IconCheck size="1em" aria-label="chosen" /> : null}
      onClick={() => {
        app.chooseModel(model.id);
      }}
    >
      <Text size="sm">{modelName(model)}</Text>
      <Text size="xs" c="dimmed" maw="22rem" truncate>
        {model.fault?.message ?? classes.join(', ')}
      </Text>
    </Menu.Item>
  );
}

export function ModelMenu() {
  const app = useApp();
  const { models, settings } = useAppState();
  const chosen = modelInUse(useWatchState(), models.items, settings.model);
  const none = models.items.length === 0 ? 'No model' : 'Choose a model';
  const name = chosen === null ? none : modelName(chosen);
  return (
    <PickerMenu what="Model" chosen={name} Icon={IconBrain}>
      {models.items.length === 0 && (
        <Menu.Label>
          {models.isBusy ? 'Looking for models…' : 'There is no model here yet.'}
        </Menu.Label>
      )}
      {models.items.map((model) => (
        <ModelItem key={model.id} model={model} isChosen={model.id === chosen?.id} />
      ))}
      <Menu.Divider />
      <Menu.Item
        onClick={() => {
          app.show('models');
        }}
      >
        All about models
      </Menu.Item>
    </PickerMenu>
  );
}
