/** Stands in place of a view that makes no sense without a project. */
import { LabelVideosButton } from '../label-videos/label-videos-button.tsx';
import style from '../page.module.css';
import { ProjectWays } from './project-ways.tsx';

export function NoProject({ title }: { readonly title: string }) {
  return (
    <div className={style.page}>
      <h1 className={style.title}>{title}</h1>
      <section className={style.section} aria-label={title}>
        <ProjectWays words="Clips and their labels live in a project." />
        <p className={style.soft}>Videos can be labelled without one:</p>
        <LabelVideosButton />
      </section>
    </div>
  );
}
