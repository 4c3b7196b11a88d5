/** What the row of a class, and the questions under it, are given. */
import type { ActivityClass, Track } from '../../../contract/track.ts';
import type { ClassBook } from './use-class-book.ts';

export interface ClassProps {
  readonly track: Track;
  readonly cls: ActivityClass;
  readonly book: ClassBook;
}

export interface ClassQuestionProps extends ClassProps {
  readonly onEnd: () => void;
}
