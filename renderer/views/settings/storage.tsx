/** What is on the disk, where, and how much of it; whether every session's log is kept. */
import { Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { toFault } from '../../../contract/fault.ts';
import type { StorageEntry } from '../../../contract/window/cards.ts';
import { useAction } from '../../window/actions/actions-context.tsx';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { keyWords } from '../../window/key-words.ts';
import { bytesInWords } from '../bytes.ts';
import style from '../page.module.css';
import { Section } from './section.tsx';
import { Busy } from '../busy.tsx';

const words: Readonly<Record<StorageEntry['what'], string>> = {
  settings: 'Settings',
  logs: 'Session logs',
  clips: 'Clips and their labels',
  features: 'Features, may be deleted at any time',
  models: 'Models',
  training: 'Training runs that can be resumed',
  removed: 'Clips that were removed',
};

export function Storage() {
  const app = useApp();
  const { settings } = useAppState();
  const key = useAction('keep-log')?.action.key;
  return (
    <Section title="Storage">
      <Switch
        label="Keep the log of every session"
        description={`Labels, times and drops as text, no pictures. Otherwise only those you keep${key === undefined ? '' : ` with ${keyWords(key)}`}.`}
        mb="md"
        checked={settings.keepsLogs}
        onChange={({ currentTarget }) => {
          void app.changeSettings({ keepsLogs: currentTarget.checked });
        }}
      />
      <Entries />
    </Section>
  );
}

type Listing = readonly StorageEntry[] | { readonly problem: string } | null;

function Entries() {
  const app = useApp();
  const { project } = useAppState();
  const [listing, setListing] = useState<Listing>(null);
  const folder = project?.folder;
  useEffect(() => {
    app.host
      .invoke('app.storage', {})
      .then(setListing)
      .catch((error: unknown) => {
        setListing({ problem: toFault(error).message });
      });
  }, [app, folder]);
  if (listing === null) return <Busy words="Measuring" />;
  if ('problem' in listing) return <p className={style.problem}>{listing.problem}</p>;
  return (
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Where</th>
          <th scope="col" className={style.number}>
            Size
          </th>
        </tr>
      </thead>
      <tbody>
        {listing.map(({ what, path, bytes }) => (
          <tr key={`${what} ${path}`}>
            <td>{words[what]}</td>
            <td className={style.path}>{path}</td>
            <td className={style.number}>{bytesInWords(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
