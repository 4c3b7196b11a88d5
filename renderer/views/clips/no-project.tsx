/** Stands in place of a view that makes no sense without a project. */
import { Button } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';
import { LabelVideosButton } from '../label-videos/label-videos-button.tsx';
import style from '../page.module.css';

export function NoProject({ title }: { readonly title: string }) {
  const app = useApp();
  return (
    <div className={style.page}>
      <h1 className={style.title}>{title}</h1>
      <section className={style.section} aria-label={title}>
        <p className={style.soft}>No project is open. Clips and their labels live in a project.</p>
        <Button
          variant="filled"
          onClick={() => {
            app.open('open-project');
          }}
        >
          Open a project…
        </Button>
        <p className={style.soft}>Videos can be labelled without one:</p>
        <LabelVideosButton />
      </section>
    </div>
  );
}
