/** Models: what there is to watch with, what each grew from, and the extractors underneath. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { ModelCard } from '../../../contract/window/cards.ts';
import { useApp, useAppState, useWatchState } from '../../window/app-context.tsx';
import { counted } from '../counted.ts';
import { Busy } from '../busy.tsx';
import style from '../page.module.css';
import { ClassChips } from './class-chips.tsx';
import { Extractors } from './extractors.tsx';
import { inTrees, type Grown } from './lineage.ts';
import { modelInUse } from './model-in-use.ts';
import { modelName } from './model-name.ts';

const cells: Readonly<Record<ModelCard['cell'], string>> = {
  gru: 'GRU',
  'gru-reset-after': 'GRU, reset after',
  lstm: 'LSTM',
  rnn: 'vanilla RNN',
};

export function ModelsView() {
  const app = useApp();
  const { models } = useAppState();
  useEffect(() => {
    void app.listModels();
    void app.listExtractors();
  }, [app]);
  return (
    <div className={style.page}>
      <h1 className={style.title}>Models</h1>
      <section className={style.section} aria-label="Models" aria-busy={models.isBusy}>
        <ModelList />
        {models.problems.map((problem) => (
          <p key={problem} className={style.problem}>
            {problem}
          </p>
        ))}
      </section>
      <Extractors />
    </div>
  );
}

function ModelList() {
  const app = useApp();
  const { models, settings } = useAppState();
  const inUse = modelInUse(useWatchState(), models.items, settings.model);
  if (models.fault !== null) {
    return (
      <>
        <p className={style.problem}>{models.fault.message}</p>
        <Button onClick={() => void app.listModels()}>Look again</Button>
      </>
    );
  }
  if (models.items.length === 0) {
    return models.isBusy ? (
      <Busy words="Looking for models" />
    ) : (
      <p className={style.soft}>
        There is no model here yet. Open a project that has one, or train one with “longtake train
        --project DIR”.
      </p>
    );
  }
  return (
    <ul className={style.list}>
      {inTrees(models.items).map((grown) => (
        <ModelRow key={grown.model.id} grown={grown} isChosen={grown.model.id === inUse?.id} />
      ))}
    </ul>
  );
}

function ModelRow({
  grown: { model, depth },
  isChosen,
}: {
  readonly grown: Grown;
  readonly isChosen: boolean;
}) {
  const app = useApp();
  const { fault, tracks } = model;
  return (
    <li className={style.card} data-chosen={isChosen} data-depth={Math.min(2, depth)}>
      <div>
        <h2 className={style.cardTitle}>{modelName(model)}</h2>
        <Facts model={model} />
      </div>
      <Button
        disabled={isChosen || fault !== null}
        aria-label={`${isChosen ? 'In use' : 'Use'}: ${modelName(model)}`}
        onClick={() => {
          app.chooseModel(model.id);
        }}
      >
        {isChosen ? 'In use' : 'Use'}
      </Button>
      <ClassChips tracks={tracks} />
      {fault !== null && <p className={style.problem}>{fault.message}</p>}
    </li>
  );
}

function Facts({ model }: { readonly model: ModelCard }) {
  const { head, modelRate, extractor, clips, trainingAccuracy, from } = model;
  const unit = head === 'clip' ? 'clips' : 'frames';
  const facts: readonly (readonly [string, string])[] = [
    ['Names', head === 'clip' ? 'whole clips; live, its guess so far' : 'every frame'],
    ['Cell', cellInWords(model)],
    ['Rate', `${String(modelRate)} steps per s`],
    ['Extractor', extractor.name],
    ...(clips > 0 ? [['Trained on', counted(clips, 'clip')] as const] : []),
    ...(trainingAccuracy === null
      ? []
      : [['Right in training', `${(100 * trainingAccuracy).toFixed(1)} % of ${unit}`] as const]),
    ...(from === null ? [] : [['Grew from', from] as const]),
  ];
  return (
    <dl className={style.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** "GRU 128 × 2, behind a projection to 256" */
function cellInWords({ cell, hiddenSize, layers, projection }: ModelCard): string {
  const stack = layers > 1 ? ` × ${String(layers)}` : '';
  const behind = projection === null ? '' : `, behind a projection to ${String(projection)}`;
  return `${cells[cell]} ${String(hiddenSize)}${stack}${behind}`;
}
