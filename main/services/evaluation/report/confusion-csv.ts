/** The confusion matrix as a table any spreadsheet opens: one row per true class, one column per predicted. */
import { csvField } from '../../labels/frame-csv.ts';
import type { EvaluationDocument } from '../evaluation-types.ts';

/** With several tracks classes are named <track>/<class>, as in the per-frame CSV. */
export function confusionCsv({ perClass, confusion, tracks }: EvaluationDocument): string {
  const names = perClass.map((each) =>
    tracks === undefined ? each.class : `${each.track}/${each.class}`,
  );
  const rows = confusion.map((cells, i) => [names[i] ?? '', ...cells.map(String)]);
  return [['truth', ...names], ...rows].map((row) => `${row.map(csvField).join(',')}\n`).join('');
}
