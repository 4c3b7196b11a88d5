/** Versions, and what this machine lacks. */
import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { toFault } from '../../../contract/fault.ts';
import type { About as Report } from '../../../contract/window/cards.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import style from '../page.module.css';
import { Section } from './section.tsx';
import { Busy } from '../busy.tsx';

export function About() {
  const app = useApp();
  const { version } = useAppState();
  return (
    <Section title="About">
      <p>
        Longtake {version}, under the Apache License 2.0. A recurrent network names every frame; its
        memory never resets by itself.
      </p>
      <Machine />
      <Group mt="md">
        <Button
          onClick={() => {
            app.show('watch');
            app.goToTourStep(0);
          }}
        >
          Take the tour
        </Button>
        <Button
          onClick={() => {
            app.open('keys');
          }}
        >
          All keys
        </Button>
      </Group>
    </Section>
  );
}

function Machine() {
  const app = useApp();
  const [report, setReport] = useState<Report | { readonly problem: string } | null>(null);
  useEffect(() => {
    app.host
      .invoke('app.about', {})
      .then(setReport)
      .catch((error: unknown) => {
        setReport({ problem: toFault(error).message });
      });
  }, [app]);
  if (report === null) return <Busy words="Looking at this machine" />;
  if ('problem' in report) return <p className={style.problem}>{report.problem}</p>;
  return (
    <>
      <dl className={style.facts}>
        {Object.entries(report.versions).map(([name, version]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{version}</dd>
          </div>
        ))}
      </dl>
      {report.problems.map(({ what, doThis }) => (
        <p key={what} className={style.problem}>
          {what}: {doThis}
        </p>
      ))}
    </>
  );
}
