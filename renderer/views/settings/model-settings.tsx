/** The model rate and the extractor: properties of the open project, for what is trained from now on. */
import { NumberInput, Select } from '@mantine/core';
import { useEffect } from 'react';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import style from '../page.module.css';
import { GraphicsChoice } from './graphics-choice.tsx';
import { ReExtractionStatus } from './re-extraction-status.tsx';
import { Section } from './section.tsx';

const DEFAULT = '';

export function ModelSettings() {
  const app = useApp();
  const { project } = useAppState();
  useEffect(() => {
    void app.listExtractors();
  }, [app]);
  return (
    <Section title="Model rate and extractor">
      <p className={style.soft}>
        {project === null
          ? 'A model runs at the rate and with the extractor it was trained with. Open a project to choose what its next models are trained with.'
          : `For models that are trained in ${project.name} from now on; those that are there keep theirs.`}
      </p>
      <div className={style.row}>
        {project !== null && (
          <div className={style.column}>
            <Rate />
          </div>
        )}
        <div className={style.column}>
          <ExtractorChoice />
        </div>
      </div>
      <ReExtractionStatus />
      <GraphicsChoice />
    </Section>
  );
}

function Rate() {
  const app = useApp();
  const { project } = useAppState();
  if (project === null) return null;
  return (
    <NumberInput
      label="Model rate"
      description="Steps per second of video. 15 suits what people do; raise it for quick movements."
      min={1}
      max={60}
      step={1}
      disabled={project.isReadOnly}
      value={project.modelRate}
      onChange={(value) => {
        const isRate = typeof value === 'number' && value >= 1 && value <= 60;
        if (isRate) void app.changeProject({ modelRate: value }).catch(notify.fault);
      }}
    />
  );
}

function ExtractorChoice() {
  const app = useApp();
  const { project, settings, extractors } = useAppState();
  const here = extractors.items.filter(({ path }) => path !== null);
  const chosen = (project === null ? settings.extractor : project.extractor) ?? DEFAULT;
  const names = new Set([DEFAULT, chosen, ...here.map(({ name }) => name)]);
  return (
    <Select
      label="Extractor"
      description={
        project === null ? 'For projects that name none of their own.' : 'For this project.'
      }
      allowDeselect={false}
      disabled={project?.isReadOnly ?? false}
      data={[...names].map((value) => ({
        value,
        label: value === DEFAULT ? 'The default' : value,
      }))}
      value={chosen}
      onChange={(value) => {
        const extractor = value === null || value === DEFAULT ? null : value;
        if (project === null) void app.changeSettings({ extractor });
        else void app.changeProject({ extractor }).catch(notify.fault);
      }}
    />
  );
}
