/** The side of the Label view: classes to paint with, the chosen segment, who labels and how far two agree. */
import { ClassPalette } from './class-palette.tsx';
import { LabellerCard } from './labeller-card.tsx';
import { SegmentCard } from './segment-card.tsx';
import style from './inspector.module.css';

export function Inspector() {
  return (
    <aside className={style.side} aria-label="Classes and segment">
      <ClassPalette />
      <SegmentCard />
      <LabellerCard />
    </aside>
  );
}
