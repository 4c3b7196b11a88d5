/** The bar at the top: project, source, model, state, and the palette. */
import { Button, Kbd } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconCommand } from '@tabler/icons-react';
import { keyWords } from '../../window/key-words.ts';
import { ModelMenu } from './model-menu.tsx';
import { ProjectMenu } from './project-menu.tsx';
import { ReExtractionBadge } from './re-extraction-badge.tsx';
import style from './shell.module.css';
import { SourceMenu } from './source-menu.tsx';
import { Status } from './status.tsx';

export function TopBar() {
  return (
    <header className={style.bar}>
      <ProjectMenu />
      <SourceMenu />
      <ModelMenu />
      <span className={style.space} />
      <ReExtractionBadge />
      <Status />
      <Button
        className={style.palette}
        aria-label={`Command palette, ${keyWords('mod+K')}`}
        aria-keyshortcuts="Control+K"
        leftSection={<IconCommand size="1.1em" aria-hidden />}
        onClick={() => {
          spotlight.open();
        }}
      >
        <Kbd>{keyWords('mod+K')}</Kbd>
      </Button>
    </header>
  );
}
