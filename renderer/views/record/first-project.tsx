/** Stands in place of Record while no project is open: makes one, with the classes that will be recorded. */
import { Button, Group, VisuallyHidden } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { OpenProjectButton } from '../projects/open-project-button.tsx';
import { ProjectForm } from '../projects/project-form.tsx';
import style from './first.module.css';

export function FirstProject() {
  return (
    <div className={style.page}>
      <VisuallyHidden component="h1">Record</VisuallyHidden>
      <IconFolderPlus className={style.icon} aria-hidden />
      <h2 className={style.title}>Record your first clip</h2>
      <p className={style.text}>
        Clips and their labels live in a project: a folder on this machine. Say what can happen in
        front of the camera, and record it.
      </p>
      <ProjectForm
        className={style.form}
        ways={(isBusy) => (
          <Group justify="center" mt="xs">
            <Button variant="filled" size="md" type="submit" loading={isBusy}>
              Make the project
            </Button>
            <OpenProjectButton size="md" />
          </Group>
        )}
      />
    </div>
  );
}
